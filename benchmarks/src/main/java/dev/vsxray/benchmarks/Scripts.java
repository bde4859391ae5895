package dev.vsxray.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scripts below the folder that the system property {@value #PROPERTY} names, decoded. */
record Scripts(List<String> texts, long bytes) {

    static final String PROPERTY = "vsxray.benchmark.scripts";

    static final Scripts NONE = new Scripts(List.of(), 0);

    static Scripts load() throws IOException {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isEmpty()) {
            throw new IllegalStateException("name a folder of scripts with -D" + PROPERTY);
        }
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Scripts::isScript).sorted().toList()) {
                texts.add(Files.readString(file, StandardCharsets.UTF_8));
                bytes += Files.size(file);
            }
        }
        return new Scripts(List.copyOf(texts), bytes);
    }

    private static boolean isScript(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().matches(".*\\.[cm]?js");
    }
}
