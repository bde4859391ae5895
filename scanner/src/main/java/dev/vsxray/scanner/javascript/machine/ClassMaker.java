package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.ClassNode;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Null;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes classes. */
final class ClassMaker {

    /** In UTF-16 code units; no class that a library is known by is smaller. */
    private static final int SMALLEST_LIBRARY_CLASS = 300;

    private final Machine machine;

    ClassMaker(Machine machine) {
        this.machine = machine;
    }

    Value make(ClassNode node) {
        Frame frame = machine.frame();
        Value parent = node.superClass() == null ? Undefined.UNDEFINED : machine.evaluator.value(node.superClass());
        Scope outer = frame.scope;
        Scope inner = node.name() == null
                ? outer
                : new Scope(outer, ScopeShape.ofName(node.name().name()), machine.level);
        frame.scope = inner;
        try {
            return make(node, parent, inner);
        } finally {
            frame.scope = outer;
        }
    }

    private Closure make(ClassNode node, Value parent, Scope scope) {
        ClassNode.Method written = constructorOf(node);
        FunctionNode code = written == null ? noConstructor(node) : written.function();
        Closure made = machine.functions.closure(code, scope);
        made.classParts = new Closure.ClassParts(
                parent == Null.NULL ? Undefined.UNDEFINED : parent, instanceFields(node), written != null);
        PlainObject prototype = new PlainObject(machine.level, prototypeOfInstances(parent));
        prototype.putHidden("constructor", made);
        made.putHidden("prototype", prototype);
        made.home = prototype;
        if (parent instanceof HeapObject || parent instanceof Api) {
            made.setPrototype(parent);
        }
        if (node.name() != null) {
            made.nameIfAnonymous(node.name().name());
            scope.set(node.name().name(), made);
        }
        addMembers(node, made, prototype);
        recogniseLibrary(node, made, prototype);
        applyDecorators(node, made);
        return made;
    }

    private void recogniseLibrary(ClassNode node, Closure made, PlainObject prototype) {
        if (node.end() - node.start() >= SMALLEST_LIBRARY_CLASS) {
            String source = made.script.text().substring(node.start(), node.end());
            machine.libraries.recognise(made, prototype, known -> known.isWrittenIn(source));
        }
    }

    private static ClassNode.@Nullable Method constructorOf(ClassNode node) {
        for (ClassNode.Element element : node.elements()) {
            if (element instanceof ClassNode.Method method && method.kind() == ClassNode.MethodKind.CONSTRUCTOR) {
                return method;
            }
        }
        return null;
    }

    /** Stands for the constructor that the language supplies; one per class node, so that its runs are counted apart. */
    private static FunctionNode noConstructor(ClassNode node) {
        return new FunctionNode(node.start(), node.end(), null, List.of(), List.of(), false, false, false);
    }

    private static List<ClassNode.Field> instanceFields(ClassNode node) {
        List<ClassNode.Field> fields = new ArrayList<>();
        for (ClassNode.Element element : node.elements()) {
            if (element instanceof ClassNode.Field field && !field.isStatic()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private Value prototypeOfInstances(Value parent) {
        if (parent == Null.NULL) {
            return Null.NULL;
        }
        for (Value alternative : Values.alternatives(parent)) {
            if (alternative instanceof HeapObject) {
                Value prototype = machine.access.get(alternative, "prototype");
                if (prototype instanceof HeapObject) {
                    return prototype;
                }
            } else if (alternative instanceof Api api) {
                return api;
            }
        }
        return machine.realm.objectPrototype();
    }

    private void addMembers(ClassNode node, Closure made, PlainObject prototype) {
        for (ClassNode.Element element : node.elements()) {
            if (element instanceof ClassNode.Method method && method.kind() != ClassNode.MethodKind.CONSTRUCTOR) {
                addMethod(method, method.isStatic() ? made : prototype);
            } else if (element instanceof ClassNode.Field field && field.isStatic()) {
                runStatic(made, () -> {
                    Optional<String> key = machine.objects.key(field.name());
                    Value value = field.value() == null ? Undefined.UNDEFINED : machine.evaluator.value(field.value());
                    key.ifPresentOrElse(name -> made.put(name, value), () -> made.addRest(value));
                });
            } else if (element instanceof ClassNode.StaticBlock block) {
                runStatic(made, () -> machine.executor.runAll(block.body()));
            }
        }
    }

    private void addMethod(ClassNode.Method method, HeapObject owner) {
        Optional<String> key = machine.objects.key(method.name());
        Closure function = machine.functions.closure(method.function(), machine.frame().scope);
        function.home = owner;
        if (key.isEmpty()) {
            owner.addRest(function);
            return;
        }
        function.nameIfAnonymous(key.get());
        switch (method.kind()) {
            case GETTER -> owner.defineAccessor(key.get(), Optional.of(function), Optional.empty(), false);
            case SETTER -> owner.defineAccessor(key.get(), Optional.empty(), Optional.of(function), false);
            case METHOD, CONSTRUCTOR -> owner.putHidden(key.get(), function);
        }
    }

    /** In static parts {@code this} is the class. */
    private void runStatic(Closure made, Runnable body) {
        Frame around = machine.frame();
        Scope scope = new Scope(around.scope, ScopeShape.EMPTY, machine.level);
        Frame frame = new Frame(around.script, made, scope, made, List.of(), machine.context);
        Frame caller = machine.enter(frame);
        try {
            body.run();
        } finally {
            machine.leaveTo(caller);
        }
    }

    private void applyDecorators(ClassNode node, Closure made) {
        for (var decorator : node.decorators()) {
            machine.call(machine.evaluator.value(decorator), Undefined.UNDEFINED, List.of(made));
        }
    }
}
