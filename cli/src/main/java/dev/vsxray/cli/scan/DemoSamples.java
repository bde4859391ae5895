package dev.vsxray.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sample extensions that ship with the tool, unpacked into a temporary folder while this is open. All are ours and
 * inert: their hosts end in {@code .invalid} or {@code .example}, and nothing runs them.
 */
public final class DemoSamples implements AutoCloseable {

    private final Path folder;

    private DemoSamples(Path folder) {
        this.folder = folder;
    }

    static DemoSamples unpack() throws IOException {
        DemoSamples samples = new DemoSamples(Files.createTempDirectory("vsxray-demo"));
        for (String file : files()) {
            Path target = samples.folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.write(target, resource(file));
        }
        return samples;
    }

    /** Paths of all files below the samples' folder; the listing ships with them, since a jar cannot be listed simply. */
    public static List<String> files() throws IOException {
        return new String(resource("files.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = DemoSamples.class.getResourceAsStream("demo/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the installation is damaged: the sample " + file + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
