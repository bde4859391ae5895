package dev.vsxray.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected files under {@code src/test/resources/golden}. {@code mvn -pl reports -am test -Dgolden.update=true} writes
 * them anew; the difference is then reviewed like code.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Asserts that {@code actual} is what the file holds, or writes the file when asked to. */
    public static void assertMatches(String fileName, String actual) throws IOException {
        Path file = FOLDER.resolve(fileName);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    /** What {@code writer} writes, read as UTF-8. */
    public static String written(Output writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.to(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Something that writes bytes. */
    public interface Output {
        void to(OutputStream out) throws IOException;
    }
}
