package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.value.BudgetSpent;
import dev.vsxray.scanner.javascript.value.FunctionObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Trigger;
import dev.vsxray.scanner.text.EmbeddedElement;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.util.List;

/** The program of one surface, run step by step: what the editor loads, what that registers, what nothing reached. */
public final class ProgramRun {

    private final Machine machine;
    private final Observations observations;
    private final Surface surface;

    /** @param steps the work that may be done in all, see {@link #grant} */
    public ProgramRun(
            Catalogue catalogue, PackageSource files, Observations observations, Surface surface, long steps) {
        this.observations = observations;
        this.surface = surface;
        this.machine = new Machine(catalogue, files, observations, surface, steps);
    }

    /** Loads a file as the editor does: module code, then {@code activate}; {@code deactivate} when the editor ends. */
    public void load(String path) {
        bounded(path, () -> {
            Value exports = machine.modules.exportsOf(path);
            Value context = machine.apis.ofCatalogue("vscode.ExtensionContext");
            for (Value alternative : Values.alternatives(exports)) {
                Value given = machine.promises.await(callExport(alternative, "activate", List.of(context)));
                callExport(given, "extendMarkdownIt", List.of(machine.apis.ofCatalogue("vscode.MarkdownRenderer")));
                Value deactivate = machine.access.get(alternative, "deactivate");
                if (deactivate instanceof FunctionObject) {
                    Context atEnd = Context.startedBy(Trigger.SHUTDOWN);
                    machine.agenda.add(deactivate, alternative, List.of(), atEnd, machine.frame().script);
                }
            }
        });
    }

    /** Loads a file as a page of the editor does: a script of the Markdown preview, a renderer of notebook outputs. */
    public void loadPreview(String path) {
        bounded(path, () -> {
            Value exports = machine.modules.exportsOf(path);
            Value context = machine.apis.ofCatalogue("dom.RendererContext");
            Value item = machine.apis.ofCatalogue("dom.OutputItem");
            for (Value alternative : Values.alternatives(exports)) {
                Value renderer = machine.promises.await(callExport(alternative, "activate", List.of(context)));
                callExport(renderer, "renderOutputItem", List.of(item, machine.apis.ofCatalogue("dom.Element")));
            }
        });
    }

    /**
     * Loads a file as the TypeScript server does: the function that it exports makes the plug-in, which is created for each
     * project and from then on answers in place of the language service.
     */
    public void loadPlugin(String path) {
        bounded(path, () -> {
            Value modules = machine.apis.ofCatalogue("tsserver.PluginModules");
            Value project = machine.apis.ofCatalogue("tsserver.PluginCreateInfo");
            for (Value exports : Values.alternatives(machine.modules.exportsOf(path))) {
                Value factory = exports instanceof FunctionObject ? exports : machine.access.get(exports, "default");
                if (factory instanceof FunctionObject) {
                    Value plugin = called(factory, exports, List.of(modules));
                    answerInPlaceOf(callExport(plugin, "create", List.of(project)));
                }
            }
        });
    }

    private void answerInPlaceOf(Value service) {
        if (service instanceof HeapObject object) {
            Context asked = Context.startedBy(Trigger.PROVIDER_REQUEST);
            for (String name : List.copyOf(object.keys())) {
                Value answer = machine.access.get(object, name);
                if (answer instanceof FunctionObject) {
                    Value file = machine.apis.ofCatalogue("tsserver.FileName");
                    machine.agenda.add(answer, object, List.of(file), asked, machine.frame().script);
                }
            }
        }
    }

    private Value callExport(Value exports, String name, List<Value> arguments) {
        Value function = machine.access.get(exports, name);
        return function instanceof FunctionObject ? called(function, exports, arguments) : Undefined.UNDEFINED;
    }

    private Value called(Value function, Value self, List<Value> arguments) {
        try {
            return machine.call(function, self, arguments);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return Undefined.UNDEFINED;
        }
    }

    /** Runs a script that is no module, such as one of a page. */
    public void run(Script script) {
        bounded(script.path(), () -> machine.layers.runScript(script));
    }

    /** Runs what a page has for an act of the user, such as the text of {@code onclick}. */
    public void runHandler(Script script) {
        bounded(script.path(), () -> {
            Context before = machine.context;
            machine.context = Context.startedBy(Trigger.USER_COMMAND);
            try {
                machine.layers.runScript(script);
            } finally {
                machine.context = before;
            }
        });
    }

    /** Runs a file that nothing loaded: how it would be started is not known. */
    public void runUnreached(String path) {
        bounded(path, () -> {
            Context before = machine.context;
            machine.context = Context.startedBy(surface.isPage() ? Trigger.PAGE_LOAD : Trigger.UNKNOWN);
            machine.modules.exportsOf(path);
            machine.context = before;
        });
    }

    /** True when a file was loaded as a module. */
    public boolean hasLoaded(String path) {
        return machine.modules.hasLoaded(path);
    }

    /** Runs what was registered for later. */
    public void runRegistered() {
        bounded("", machine.agenda::runAll);
    }

    /** Runs functions that nothing called. */
    public void sweep() {
        bounded("", () -> machine.agenda.sweep(Context.startedBy(Trigger.UNKNOWN)));
    }

    /** Elements that stand in the pages, before their scripts run. */
    public void stand(List<EmbeddedElement> elements) {
        bounded("", () -> machine.pageElements.stand(elements));
    }

    /** Tells what is only known when all has run: the elements that scripts of a page made. */
    public void end() {
        observations.attach(machine);
        machine.pageElements.tell();
    }

    /** Adds to the work that may be done. */
    public void grant(long steps) {
        machine.budget.grant(steps);
    }

    public long stepsUsed() {
        return machine.budget.used();
    }

    /** Makes what the other side posted the data of this side's message events; true when there was something new. */
    public boolean receive(ProgramRun other) {
        return machine.bridge.receive(other.machine.bridge);
    }

    private void bounded(String path, Runnable work) {
        observations.attach(machine);
        try {
            machine.hostGlobals.outside(Script.file(path, ""), () -> {
                work.run();
                return Undefined.UNDEFINED;
            });
        } catch (BudgetSpent spent) {
            machine.reset();
            observations.gap(new Gap(
                    path,
                    Gap.Kind.LIMIT,
                    "The program was not followed to its end",
                    machine.budget.total() + " steps"));
        } catch (StackOverflowError deep) {
            // A recursion of ours that no depth counts: what was seen until then is kept.
            machine.reset();
            observations.gap(new Gap(path, Gap.Kind.LIMIT, "The program was not followed to its end", "the stack"));
        } catch (Thrown thrown) {
            // Nobody catches it: the editor would log it and go on with the next script.
            machine.reset();
        } catch (RuntimeException bug) {
            // A bug of ours that one script meets must not hide what was seen of the others.
            machine.reset();
            String reason =
                    "The program was not followed to its end: " + bug.getClass().getSimpleName();
            observations.gap(new Gap(path, Gap.Kind.INTERNAL, reason, ""));
        }
    }
}
