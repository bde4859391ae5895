package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** What is done to the machine, in order. The same plan is shown and carried out. */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** The files that stand when the plan has been carried out. */
    public List<Step.WriteFile> files() {
        List<Step.WriteFile> files = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.WriteFile file) {
                files.add(file);
            }
        }
        return files;
    }

    /**
     * Carries out every step.
     *
     * @throws ScheduleException at the first step that fails
     */
    public void carryOut(Programs programs) {
        for (Step step : steps) {
            try {
                carryOut(step, programs);
            } catch (AccessDeniedException denied) {
                throw new ScheduleException(
                        "No right to write " + denied.getFile() + ". With --system, run it as administrator.", denied);
            } catch (IOException failure) {
                throw new ScheduleException("Could not " + told(step) + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** The plan as lines for a person. */
    public String described() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        for (Step step : steps) {
            lines.add(told(step));
            if (step instanceof Step.WriteFile file) {
                file.text().replace("\uFEFF", "").lines().forEach(line -> lines.add("    " + line));
            } else if (step instanceof Step.Run run && !run.invocation().input().isEmpty()) {
                run.invocation().input().lines().forEach(line -> lines.add("    " + line));
            }
        }
        return lines.toString();
    }

    private static String told(Step step) {
        if (step instanceof Step.WriteFile file) {
            return "write " + file.path();
        }
        if (step instanceof Step.DeleteFile file) {
            return "delete " + file.path();
        }
        if (step instanceof Step.Run run) {
            return "run " + told(run.invocation());
        }
        return "run, if it applies, " + told(((Step.Try) step).invocation());
    }

    private static String told(Invocation invocation) {
        StringJoiner words = new StringJoiner(" ");
        invocation.words().forEach(word -> words.add(word.matches("[\\w@%+=:,./\\\\-]+") ? word : "\"" + word + "\""));
        return words.toString();
    }

    private static void carryOut(Step step, Programs programs) throws IOException {
        if (step instanceof Step.WriteFile file) {
            write(file);
        } else if (step instanceof Step.DeleteFile file) {
            Files.deleteIfExists(file.path());
        } else if (step instanceof Step.Try attempt) {
            programs.run(attempt.invocation());
        } else if (step instanceof Step.Run run) {
            Outcome outcome = programs.run(run.invocation());
            if (!outcome.succeeded()) {
                throw new IOException(outcome.complaint());
            }
        }
    }

    /** Beside the file first, then into place: a scheduler never reads half a file. Others may read, nobody else write. */
    private static void write(Step.WriteFile file) throws IOException {
        Path folder = Objects.requireNonNull(file.path().getParent(), "a file is in a folder");
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, ".vsxray", ".partial");
        try {
            Files.write(partial, file.text().getBytes(file.charset()));
            PosixFileAttributeView posix = Files.getFileAttributeView(partial, PosixFileAttributeView.class);
            if (posix != null) {
                posix.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(partial, file.path(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
