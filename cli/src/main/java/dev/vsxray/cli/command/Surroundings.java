package dev.vsxray.cli.command;

import dev.vsxray.reports.text.TerminalStyle;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * What a command knows of the world around it; injected, so that tests have their own.
 *
 * @param out results and nothing else
 * @param err progress, warnings and errors
 * @param outIsTerminal whether somebody sees {@code out} as it is written
 * @param errIsTerminal the same of {@code err}
 * @param charset of {@code out} and {@code err}
 * @param environment environment variables
 * @param workingDirectory where relative paths start and reports go
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Charset charset,
        Map<String, String> environment,
        Path workingDirectory,
        Clock clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The variable's value unless it is unset or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The day in UTC, by which decisions expire and intelligence ages, so that all machines of a team agree. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Columns of the terminal, or the width for pipes. */
    public int width() {
        return outIsTerminal
                ? variable("COLUMNS").flatMap(Surroundings::positive).orElse(80)
                : TerminalStyle.PIPED_WIDTH;
    }

    public boolean showsUnicode() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static Optional<Integer> positive(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
