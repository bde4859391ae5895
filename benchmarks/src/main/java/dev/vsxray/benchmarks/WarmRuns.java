package dev.vsxray.benchmarks;

import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.scanner.javascript.flow.ScriptInput;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Analyses each script that is named again and again, and prints what the first run took and the median of those after
 * {@value #COLD_RUNS}, by the clock: how time grows with the size of a script once everything is compiled.
 */
public final class WarmRuns {

    private static final int COLD_RUNS = 8;

    private static final int WARM_RUNS = 7;

    private WarmRuns() {}

    public static void main(String[] scripts) throws IOException {
        ScriptAnalyzer analyzer = new ScriptAnalyzer(Catalogue.shipped());
        for (String script : scripts) {
            String text = Files.readString(Path.of(script), StandardCharsets.UTF_8);
            ScriptInput input = OneFile.input(text);
            long first = millisecondsOf(analyzer, input);
            for (int i = 1; i < COLD_RUNS; i++) {
                analyzer.analyze(input);
            }
            long[] warm = new long[WARM_RUNS];
            Arrays.setAll(warm, i -> millisecondsOf(analyzer, input));
            Arrays.sort(warm);
            System.out.printf(
                    Locale.ROOT,
                    "%9d characters  first %6d ms  warm %6d ms  %s%n",
                    text.length(),
                    first,
                    warm[WARM_RUNS / 2],
                    Path.of(script).getFileName());
        }
    }

    private static long millisecondsOf(ScriptAnalyzer analyzer, ScriptInput input) {
        long start = System.nanoTime();
        analyzer.analyze(input);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
