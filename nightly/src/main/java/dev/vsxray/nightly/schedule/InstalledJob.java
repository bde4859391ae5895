package dev.vsxray.nightly.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.nightly.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was scheduled, as it was left; kept as {@code schedule.json} in the state folder, so that a change by hand shows.
 *
 * @param scheduler its name
 * @param files digests of the files that were written, SHA-256 in hexadecimal
 */
public record InstalledJob(String scheduler, NightlyJob job, Instant installedAt, SortedMap<Path, String> files) {

    private static final String FILE = "schedule.json";
    private static final JsonMapper JSON = new JsonMapper();

    public InstalledJob {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** What {@code plan} will have left. */
    static InstalledJob of(String scheduler, NightlyJob job, Instant now, Plan plan) {
        SortedMap<Path, String> files = new TreeMap<>();
        for (Step.WriteFile file : plan.files()) {
            files.put(file.path(), sha256(file.text().getBytes(file.charset())));
        }
        return new InstalledJob(scheduler, job, now, files);
    }

    /** The record in a state folder, or empty where there is none that can be read. */
    static Optional<InstalledJob> in(Path state) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(state.resolve(FILE)));
            List<String> program = new ArrayList<>();
            json.required("program").forEach(word -> program.add(word.asText()));
            SortedMap<Path, String> files = new TreeMap<>();
            for (Map.Entry<String, JsonNode> file : json.required("files").properties()) {
                files.put(Path.of(file.getKey()), file.getValue().asText());
            }
            return Optional.of(new InstalledJob(
                    json.required("scheduler").asText(),
                    new NightlyJob(
                            program,
                            state,
                            LocalTime.parse(json.required("at").asText()),
                            Reach.valueOf(json.required("reach").asText())),
                    Instant.parse(json.required("installedAt").asText()),
                    files));
        } catch (IOException | DateTimeException | IllegalArgumentException | ScheduleException unreadable) {
            // Without the record, what is installed is still found by asking the scheduler.
            return Optional.empty();
        }
    }

    static void forget(Path state) throws IOException {
        Files.deleteIfExists(state.resolve(FILE));
    }

    void write() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("scheduler", scheduler);
        job.program().forEach(json.putArray("program")::add);
        json.put("at", job.at().toString());
        json.put("reach", job.reach().name());
        json.put("installedAt", installedAt.toString());
        ObjectNode digests = json.putObject("files");
        files.forEach((path, digest) -> digests.put(path.toString(), digest));
        StateFiles.write(
                job.state().resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    /** What is not as it was left, sentences. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        files.forEach((path, digest) -> {
            try {
                if (!Files.exists(path)) {
                    changes.add(path + " is gone. Install again.");
                } else if (!sha256(Files.readAllBytes(path)).equals(digest)) {
                    changes.add(path + " was changed by hand. It stays until you install again.");
                }
            } catch (IOException unreadable) {
                changes.add(path + " cannot be read. Correct its permissions, or install again.");
            }
        });
        return changes;
    }

    /** What the job needs and is not there, sentences. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        List<String> program = job.program();
        if (!Files.isExecutable(Path.of(program.get(0)))) {
            missing.add("The Java that should run it is gone: " + program.get(0)
                    + ". Install again with the Java you have now.");
        }
        int jar = program.indexOf("-jar") + 1;
        if (jar > 0 && !isFile(program.get(jar))) {
            missing.add("vsxray is gone from " + program.get(jar) + ". Install again from where it is now.");
        }
        return missing;
    }

    private static boolean isFile(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
