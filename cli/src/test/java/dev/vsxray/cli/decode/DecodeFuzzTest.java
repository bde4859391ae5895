package dev.vsxray.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine;

/**
 * Whatever a text or a file: what could be decoded, in characters that a terminal only shows. Replays the kept inputs in every
 * build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class DecodeFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void decode(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String text = "\n" + new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');

        assertThat(new CommandLine(new DecodeCommand(around(out))).execute("--", text))
                .isIn(ExitCode.DONE.number(), ExitCode.FINDINGS.number());
        assertThatItIsOnlyShown(out);
    }

    @FuzzTest(maxDuration = "2m")
    void strings(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path file = Files.createTempFile("vsxray-fuzz-", ".js");
        try {
            Files.write(file, bytes);

            assertThat(new CommandLine(new StringsCommand(around(out))).execute(file.toString()))
                    .isEqualTo(ExitCode.DONE.number());
            assertThatItIsOnlyShown(out);
        } finally {
            Files.delete(file);
        }
    }

    private static void assertThatItIsOnlyShown(ByteArrayOutputStream out) {
        assertThat(out.toString(StandardCharsets.UTF_8).chars())
                .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' || c == 0x7f || c >= 0x80 && c < 0xa0);
    }

    private static Surroundings around(ByteArrayOutputStream out) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Surroundings(
                stream,
                stream,
                false,
                false,
                StandardCharsets.UTF_8,
                Map.of(),
                Path.of("").toAbsolutePath(),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
