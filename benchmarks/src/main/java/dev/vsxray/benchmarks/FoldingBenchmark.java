package dev.vsxray.benchmarks;

import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Parses all scripts of a folder and runs them abstractly, each as the entry of an extension of its own. Folding, resolving
 * names and following data are one run, so that it has one time; what {@link ParserBenchmark} takes is part of it. The counter
 * {@code bytes} is bytes of source per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 20)
@Measurement(iterations = 3, time = 20)
public class FoldingBenchmark {

    private final ScriptAnalyzer analyzer = new ScriptAnalyzer(Catalogue.shipped());
    private Scripts scripts = Scripts.NONE;

    @Setup
    public void load() throws IOException {
        scripts = Scripts.load();
    }

    @Benchmark
    public void fold(ParserBenchmark.Throughput throughput, Blackhole hole) {
        for (String text : scripts.texts()) {
            hole.consume(analyzer.analyze(OneFile.input(text)));
        }
        throughput.bytes += scripts.bytes();
    }
}
