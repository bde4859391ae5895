package dev.vsxray.nightly.run;

import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.reports.ReportFormat;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.model.ScanReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of reports: one folder for each night, named by its day, and {@code latest}. A night's folder is made aside
 * and moved into place as a whole, so each that has its name is complete.
 */
final class Nights {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Begins the name of a folder that is being made; one that is left over was never finished. */
    private static final String UNFINISHED = ".new-";

    /** Begins the name of a folder that makes room for another of the same day. */
    private static final String REPLACED = ".old-";

    private static final String LATEST = "latest";
    private static final List<String> FILES = List.of("report.json", "report.html", "report.sarif");

    private final Path folder;

    Nights(Path folder) {
        this.folder = folder;
    }

    /** Puts right what a run that was cut off left behind. */
    void repair() throws IOException {
        StateFiles.createFolder(folder);
        for (Path old : named(REPLACED)) {
            Path day = folder.resolve(old.getFileName().toString().substring(REPLACED.length()));
            if (Files.exists(day)) {
                delete(old);
            } else {
                StateFiles.move(old, day);
            }
        }
        for (Path unfinished : named(UNFINISHED)) {
            delete(unfinished);
        }
    }

    /** The days with reports, oldest first. */
    List<String> days() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> DAY.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The folder of a day. */
    Path of(String day) {
        return folder.resolve(day);
    }

    /**
     * The report written last that can be read.
     *
     * @param problems takes a sentence for each newer one that cannot
     */
    Optional<ScanReport> last(List<String> problems) throws IOException {
        for (String name : newestFirst()) {
            try (InputStream in = new BufferedInputStream(
                    Files.newInputStream(folder.resolve(name).resolve(FILES.get(0))))) {
                return Optional.of(JsonReportReader.read(in));
            } catch (IOException damaged) {
                problems.add((name.equals(LATEST) ? "The latest report" : "The report of " + name)
                        + " cannot be read; an earlier night is compared with.");
            }
        }
        return Optional.empty();
    }

    /** What was written last comes first, and not what has the latest date: a clock that was once wrong must not count for ever. */
    private List<String> newestFirst() throws IOException {
        List<String> names = new ArrayList<>(days());
        names.sort(Comparator.reverseOrder());
        Path latest = folder.resolve(LATEST);
        if (Files.isDirectory(latest)) {
            String written = Files.isSymbolicLink(latest)
                    ? Files.readSymbolicLink(latest).getFileName().toString()
                    : LATEST;
            names.remove(written);
            names.add(0, written);
        }
        return names;
    }

    /** Writes the reports of a day, in place of those it may have, and makes them the latest. */
    Path write(String day, ScanReport report, Optional<Difference> changes) throws IOException {
        Path made = folder.resolve(UNFINISHED + day);
        delete(made);
        StateFiles.createFolder(made);
        for (String file : FILES) {
            ReportFormat format = ReportFormat.ofFile(file).orElseThrow();
            StateFiles.write(made.resolve(file), out -> format.write(report, changes, out));
        }
        Path target = folder.resolve(day);
        Path old = folder.resolve(REPLACED + day);
        if (Files.exists(target)) {
            delete(old);
            StateFiles.move(target, old);
        }
        StateFiles.move(made, target);
        delete(old);
        latest(day);
        return target;
    }

    /** Keeps the newest {@code nights} and deletes the others. */
    void keep(int nights) throws IOException {
        List<String> days = days();
        for (String day : days.subList(0, Math.max(0, days.size() - nights))) {
            Path leaving = folder.resolve(UNFINISHED + day);
            delete(leaving);
            StateFiles.move(folder.resolve(day), leaving);
            delete(leaving);
        }
    }

    /** A symbolic link, or a folder with copies where the system or the user has none. */
    private void latest(String day) throws IOException {
        Path latest = folder.resolve(LATEST);
        if (!Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
            Path link = folder.resolve(UNFINISHED + LATEST);
            Files.deleteIfExists(link);
            try {
                Files.createSymbolicLink(link, Path.of(day));
                StateFiles.move(link, latest);
                return;
            } catch (UnsupportedOperationException | FileSystemException noLinks) {
                Files.deleteIfExists(link);
            }
        }
        for (String file : FILES) {
            StateFiles.write(
                    latest.resolve(file), Files.readAllBytes(folder.resolve(day).resolve(file)));
        }
    }

    private List<Path> named(String start) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes one of our own folders, which hold files only, or a link. */
    private static void delete(Path own) throws IOException {
        if (Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(own)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(own);
    }
}
