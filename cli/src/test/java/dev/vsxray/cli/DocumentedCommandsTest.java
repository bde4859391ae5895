package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.cli.command.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Every command that the documentation shows is one that the tool understands, with options that it has. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TestFactory
    Stream<DynamicTest> commandsOfTheDocumentationAreUnderstood() throws IOException {
        return documentedCommands().stream()
                .map(shown -> dynamicTest(shown.page() + ": " + shown.line(), () -> {
                    List<String> words = words(shown.line());
                    assertThatCode(() -> commands()
                                    .parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
                            .doesNotThrowAnyException();
                }));
    }

    @Test
    void aCommandThatDoesNotExistIsNoticed() {
        assertThatCode(() -> commands().parseArgs("scna")).isInstanceOf(CommandLine.ParameterException.class);
        assertThatCode(() -> commands().parseArgs("scan", "--colour", "never"))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void theDocumentationShowsCommands() throws IOException {
        assertThat(documentedCommands()).hasSizeGreaterThan(20);
    }

    private record Shown(String page, String line) {}

    private static List<Shown> documentedCommands() throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Path page : pages()) {
            boolean inCode = false;
            for (String line : Files.readAllLines(page)) {
                String text = line.strip();
                if (text.startsWith("```")) {
                    inCode = !inCode;
                } else if (inCode && (text.startsWith("vsxray ") || text.startsWith("./vsxray "))) {
                    shown.add(new Shown(ROOT.relativize(page).toString(), text));
                }
            }
        }
        return shown;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The words of a shell's line up to its comment, pipe or redirection; quotes keep blanks together. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split("\\s+(?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)")) {
            if (List.of("#", "|", ">", "2>", "&&", "||").contains(word) || word.startsWith("#")) {
                break;
            }
            words.add(word.replaceAll("^[\"']|[\"']$", ""));
        }
        return words;
    }

    static CommandLine commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Vsxray.commandLine(
                (request, progress) -> {
                    throw new IllegalStateException("nothing is run");
                },
                new Surroundings(
                        nowhere, nowhere, false, false, StandardCharsets.UTF_8, Map.of(), ROOT, Clock.systemUTC()));
    }
}
