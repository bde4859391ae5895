package dev.vsxray.cli.decision;

import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.decision.DecisionFile;
import dev.vsxray.reports.decision.Decisions;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.signatures.yaml.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the files with decisions: the organisation's, which {@code VSXRAY_DECISIONS} names, the one in the state folder,
 * and those on the command line. Never one that merely lies in the working directory: there may be the very repository
 * that is looked at, and it would decide about itself.
 */
public final class DecisionFiles {

    /** Environment variable with the path of the organisation's file. */
    private static final String ORGANISATION = "VSXRAY_DECISIONS";

    private DecisionFiles() {}

    /** The file that {@code vsxray allow} and its like write. */
    static Path own(Surroundings around) {
        return StateFolder.of(around).path().resolve(DecisionFile.NAME);
    }

    /** The decisions in force, the organisation's first; mistakes are the user's and all told at once. */
    public static Decisions inForce(List<Path> given, Surroundings around) throws IOException {
        List<Path> files = new ArrayList<>();
        around.variable(ORGANISATION)
                .map(path -> existing(ORGANISATION, Path.of(path), around))
                .ifPresent(files::add);
        if (Files.exists(own(around))) {
            files.add(own(around));
        }
        given.forEach(path -> files.add(existing("--suppressions", path, around)));
        List<List<Decision>> decisions = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        for (Path file : files) {
            DecisionFile.Reading reading = DecisionFile.read(file);
            decisions.add(reading.decisions());
            problems.addAll(reading.problems());
        }
        if (!problems.isEmpty()) {
            throw mistaken(problems);
        }
        return Decisions.of(decisions);
    }

    static UsageException mistaken(List<FileProblem> problems) {
        return new UsageException("the decisions have mistakes:\n"
                + String.join("\n", problems.stream().map(FileProblem::toString).toList()));
    }

    private static Path existing(String named, Path path, Surroundings around) {
        Path file = around.workingDirectory().resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    named + " " + path + ": there is no such file. Expected a " + DecisionFile.NAME + ".");
        }
        return file;
    }
}
