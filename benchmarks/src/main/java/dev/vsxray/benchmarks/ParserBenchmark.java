package dev.vsxray.benchmarks;

import dev.vsxray.scanner.javascript.syntax.ParseResult;
import dev.vsxray.scanner.javascript.syntax.Parser;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** Parses all scripts of a folder, again and again. The counter {@code bytes} is bytes of source per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ParserBenchmark {

    private Scripts scripts = Scripts.NONE;

    /** How much source was read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Throughput {
        public long bytes;
    }

    @Setup
    public void load() throws IOException {
        scripts = Scripts.load();
    }

    @Benchmark
    public void parse(Throughput throughput, Blackhole hole) {
        for (String text : scripts.texts()) {
            ParseResult result = Parser.parse(text);
            hole.consume(result);
        }
        throughput.bytes += scripts.bytes();
    }
}
