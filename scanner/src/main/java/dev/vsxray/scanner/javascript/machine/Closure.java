package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.ClassNode;
import dev.vsxray.scanner.javascript.syntax.FunctionNode;
import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of a script together with the variables it sees. */
final class Closure extends FunctionObject {

    final FunctionCode code;
    final Script script;
    final Scope scope;

    /** For an arrow, the frame whose {@code this} and {@code arguments} it sees. */
    final @Nullable Frame outer;

    /** For a method, the object whose prototype {@code super} is. */
    @Nullable
    HeapObject home;

    /** For a class: what it extends, and its instance fields. */
    @Nullable
    ClassParts classParts;

    /** For a class that a library is known by: the API that making an instance is. */
    @Nullable
    Api knownAs;

    /** True once it began to run; other closures over its code may have run before. */
    boolean hasRun;

    /** What it gave when it was last called with nothing; null when it was not yet, or did not end. */
    @Nullable
    Value gaveForNothing;

    /** What it is given by whoever calls it, where the catalogue knows that better than the code that calls it; else null. */
    @Nullable
    List<Value> alwaysGiven;

    /** For a member of a known library: what it does when it is called is known, so that it is not tried out uncalled. */
    boolean isDescribed;

    private String name;
    private boolean isAsked;

    Closure(
            int level,
            Value prototype,
            FunctionCode code,
            Script script,
            Scope scope,
            @Nullable Frame outer,
            String name) {
        super(level, prototype);
        this.code = code;
        this.script = script;
        this.scope = scope;
        this.outer = outer;
        this.name = name;
    }

    FunctionNode node() {
        return code.node;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String sourceText() {
        return script.text().substring(node().start(), node().end());
    }

    /** A function without a name of its own takes that of the variable or property it is first assigned to. */
    void nameIfAnonymous(String given) {
        if (name.isEmpty()) {
            name = given;
        }
    }

    boolean isClass() {
        return classParts != null;
    }

    /**
     * What a class has beyond its constructor.
     *
     * @param parent what it extends; {@code undefined} for nothing
     * @param explicitConstructor false where the language supplies one
     */
    record ClassParts(Value parent, List<ClassNode.Field> fields, boolean explicitConstructor) {
        boolean isDerived() {
            return parent != Undefined.UNDEFINED;
        }
    }

    /** True the first time that it is asked whether a library is known by it. */
    boolean isAskedFirst() {
        boolean first = !isAsked && knownAs == null;
        isAsked = true;
        return first;
    }
}
