package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.value.BudgetSpent;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a script that sets {@code exports.result}, and gives that value; for tests of what the language computes. */
public final class Evaluation {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final String FILE = "test.js";

    /** As {@code ScriptAnalyzer} gives itself: the machine recurses as deep as the program does. */
    private static final long STACK_BYTES = 1L << 30;

    private Evaluation() {}

    /** The value, or the text of the exception or limit that ended the script. */
    public static Value of(String script, long steps) {
        CompletableFuture<Value> result = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> result.complete(run(script, steps)), "evaluation", STACK_BYTES);
        thread.setUncaughtExceptionHandler((who, failure) -> result.completeExceptionally(failure));
        thread.start();
        return result.join();
    }

    private static Value run(String script, long steps) {
        Machine machine = machine(script, steps);
        return machine.hostGlobals.outside(Script.file(FILE, ""), () -> {
            try {
                return machine.access.get(machine.modules.exportsOf(FILE), "result");
            } catch (Thrown thrown) {
                return Text.of("threw " + thrown.value());
            } catch (BudgetSpent spent) {
                return Text.of("budget spent");
            }
        });
    }

    /** Runs a script and what it registers, and tells how often it calls {@code tick}. */
    static int ticksOf(String script, long steps) {
        AtomicInteger ticks = new AtomicInteger();
        Machine machine = machine(script, steps);
        machine.realm
                .global()
                .put("tick", machine.function("tick", (calls, self, none) -> Num.of(ticks.incrementAndGet())));
        machine.hostGlobals.outside(Script.file(FILE, ""), () -> {
            machine.modules.exportsOf(FILE);
            machine.agenda.runAll();
            return Undefined.UNDEFINED;
        });
        return ticks.get();
    }

    private static Machine machine(String script, long steps) {
        PackageSource files = new PackageSource() {
            @Override
            public Optional<String> text(String path) {
                return path.equals(FILE) ? Optional.of(script) : Optional.empty();
            }

            @Override
            public Optional<byte[]> bytes(String path) {
                return text(path).map(text -> text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public boolean exists(String path) {
                return path.equals(FILE);
            }

            @Override
            public List<String> below(String folder) {
                return List.of(FILE);
            }
        };
        return new Machine(CATALOGUE, files, new Observations(), Surface.EXTENSION_HOST, steps);
    }
}
