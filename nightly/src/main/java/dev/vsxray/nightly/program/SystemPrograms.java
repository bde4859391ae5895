package dev.vsxray.nightly.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The programs of the machine this runs on. */
public final class SystemPrograms implements Programs {

    /** None of the programs we use has work for longer; one that asks a question waits for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Bytes of what a program writes that are kept; the rest is read and dropped. */
    private static final int KEPT = 1 << 20;

    private static final List<String> SUFFIXES = List.of("", ".exe");

    @Override
    public Outcome run(Invocation invocation) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(invocation.words());
        builder.environment().putAll(invocation.environment());
        Process process = builder.start();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try (OutputStream in = process.getOutputStream()) {
            in.write(invocation.input().getBytes(StandardCharsets.UTF_8));
        } catch (IOException deaf) {
            // A program need not read what it is given; its exit code says whether that was wrong.
        }
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(invocation.words().get(0) + " did not end within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(
                    "interrupted while waiting for " + invocation.words().get(0), stopped);
        }
        return new Outcome(process.exitValue(), out.join(), err.join());
    }

    @Override
    public boolean has(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator)) {
            for (String suffix : SUFFIXES) {
                if (!folder.isEmpty() && isExecutable(folder, name + suffix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isExecutable(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return Files.isRegularFile(file) && Files.isExecutable(file);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            byte[] kept = stream.readNBytes(KEPT);
            stream.transferTo(OutputStream.nullOutputStream());
            return new String(kept, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
        } catch (IOException cut) {
            // The program was ended; what it had to say no longer matters.
            return "";
        }
    }
}
