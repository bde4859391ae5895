package dev.vsxray.benchmarks;

import dev.vsxray.scanner.javascript.syntax.Parser;
import dev.vsxray.scanner.javascript.syntax.Program;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds the trees of all scripts at once and prints what they weigh, in bytes of heap per byte of source. */
public final class TreeMemory {

    private TreeMemory() {}

    public static void main(String[] arguments) throws IOException {
        Scripts scripts = Scripts.load();
        List<Program> trees = new ArrayList<>();
        long before = usedHeap();
        for (String text : scripts.texts()) {
            trees.add(Parser.parse(text).program());
        }
        long weight = usedHeap() - before;
        System.out.printf(
                Locale.ROOT,
                "%d scripts, %d bytes: %.1f bytes of heap per byte of source%n",
                trees.size(),
                scripts.bytes(),
                (double) weight / scripts.bytes());
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
