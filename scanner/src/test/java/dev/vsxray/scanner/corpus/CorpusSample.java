package dev.vsxray.scanner.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One extension of the corpus: {@code attacks/TECHNIQUE/NAME} or {@code honest/TECHNIQUE/NAME}. */
record CorpusSample(boolean attack, String technique, Path folder) {

    static final Path CORPUS = Path.of("../corpus");

    static List<CorpusSample> all() {
        return Stream.of("attacks", "honest")
                .flatMap(kind -> folders(CORPUS.resolve(kind)).stream())
                .flatMap(technique -> folders(technique).stream())
                .map(folder -> new CorpusSample(
                        folder.getParent().getParent().endsWith("attacks"),
                        folder.getParent().getFileName().toString(),
                        folder))
                .toList();
    }

    String name() {
        return technique + "/" + folder.getFileName();
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
