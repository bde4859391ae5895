package dev.vsxray.nightly.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.reports.json.JsonReport;
import dev.vsxray.reports.json.JsonReportReader;
import dev.vsxray.scanner.KnownPackage;
import dev.vsxray.scanner.KnownRules;
import dev.vsxray.scanner.ScanCache;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps results in a folder: {@code packages.json} with what was at which path, and one file for each report. Files are
 * replaced whole, so two scans at once lose an entry at worst. What cannot be read is as if it were not there.
 *
 * <p>Whoever can write this folder can make a scan say what they like, and so can whoever can replace the tool; both are
 * the user's own. Nothing an extension brings gets here but through a report that was read back from its own bytes.
 */
public final class FileScanCache implements ScanCache {

    /**
     * Nights after which the bytes are read anew although the metadata is as it was: how late a change is seen that left
     * no trace in it.
     */
    public static final Duration READ_ANEW_AFTER = Duration.ofDays(7);

    /** A report that no scan asked for so long is of an extension that left or of rules that changed. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(60);

    /** Days between the marks that a report is still asked for; one mark for each scan would be work for nothing. */
    private static final Duration BETWEEN_MARKS = Duration.ofDays(10);

    private static final String REPORT = ".json.gz";
    private static final String RULES = ".rules.json.gz";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String analyser;
    private final Clock clock;
    private final SortedMap<String, Entry> packages;
    private boolean changed;

    /** What was at a path, and when its bytes were read. */
    private record Entry(String stamp, Instant read, KnownPackage known) {}

    private FileScanCache(Path folder, String analyser, Clock clock, SortedMap<String, Entry> packages) {
        this.folder = folder;
        this.analyser = analyser;
        this.clock = clock;
        this.packages = packages;
    }

    /**
     * The cache in {@code folder}, empty where there is none that can be read.
     *
     * @param analyser names the build of the tool: another build finds none of the results of this one
     */
    public static FileScanCache open(Path folder, String analyser, Clock clock) {
        return new FileScanCache(folder, analyser, clock, packages(folder.resolve("packages.json"), analyser));
    }

    @Override
    public synchronized Optional<KnownPackage> opened(Path path, String stamp) {
        Instant oldest = clock.instant().minus(READ_ANEW_AFTER);
        return Optional.ofNullable(packages.get(path.toString()))
                .filter(entry -> entry.stamp().equals(stamp))
                .filter(entry -> entry.read().isAfter(oldest))
                .filter(entry -> !entry.read().isAfter(clock.instant()))
                .map(Entry::known);
    }

    @Override
    public synchronized void keep(Path path, String stamp, KnownPackage known) {
        packages.put(path.toString(), new Entry(stamp, clock.instant(), known));
        changed = true;
    }

    @Override
    public Optional<ExtensionReport> report(String key) {
        return read(file(key, REPORT), JsonReportReader::readExtension);
    }

    @Override
    public void keep(String key, ExtensionReport report) {
        write(file(key, REPORT), out -> JsonReport.writeExtension(report, out));
    }

    @Override
    public Optional<KnownRules> rules(String files) {
        return read(file(files, RULES), JsonReportReader::readRules);
    }

    @Override
    public void keep(String files, KnownRules rules) {
        write(file(files, RULES), out -> JsonReport.writeRules(rules, out));
    }

    /** Writes down what was kept and throws away what nobody asks for any more. */
    public synchronized void save() throws IOException {
        if (changed) {
            forgetWhatLeft();
            StateFiles.write(folder.resolve("packages.json"), JSON.writeValueAsBytes(document()));
            changed = false;
            removeUnused();
        }
    }

    private Path file(String key, String ending) {
        return folder.resolve("reports").resolve(key.substring(0, 2)).resolve(key + "-" + analyser + ending);
    }

    /** Makes a value of a file. */
    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private <T> Optional<T> read(Path file, Reader<T> reader) {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            T value = reader.read(in);
            markUsed(file);
            return Optional.of(value);
        } catch (IOException absentOrDamaged) {
            return Optional.empty();
        }
    }

    /** A cache that cannot be written costs time and nothing else. */
    private void write(Path file, StateFiles.Content content) {
        try {
            StateFiles.write(file, out -> {
                GZIPOutputStream packed = new GZIPOutputStream(out);
                content.writeTo(packed);
                packed.finish();
            });
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException unwritable) {
            // Found out again next time.
        }
    }

    private void markUsed(Path file) throws IOException {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(BETWEEN_MARKS))) {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        }
    }

    private void removeUnused() throws IOException {
        Path reports = folder.resolve("reports");
        if (!Files.isDirectory(reports)) {
            return;
        }
        Instant oldest = clock.instant().minus(KEPT_UNUSED);
        try (Stream<Path> files = Files.walk(reports)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException another) {
                    // Another scan was faster.
                }
            }
        }
    }

    /** A package whose bytes nobody read anew for so long has left; each that is there is read anew more often. */
    private void forgetWhatLeft() {
        Instant oldest = clock.instant().minus(KEPT_UNUSED);
        packages.values().removeIf(entry -> entry.read().isBefore(oldest));
    }

    private ObjectNode document() {
        ObjectNode root = JSON.createObjectNode();
        root.put("analyser", analyser);
        ArrayNode list = root.putArray("packages");
        packages.forEach((path, entry) -> {
            KnownPackage known = entry.known();
            ObjectNode node = list.addObject();
            node.put("path", path);
            node.put("stamp", entry.stamp());
            node.put("read", entry.read().toString());
            node.put("publisher", known.id().publisher());
            node.put("name", known.id().name());
            node.put("version", known.version());
            node.put("digest", known.digest());
            node.put("variant", known.variant());
            node.put("newest", known.newestFile().map(Instant::toString).orElse(""));
            ArrayNode pulls = node.putArray("pulls");
            known.pulls()
                    .forEach(id ->
                            pulls.addObject().put("publisher", id.publisher()).put("name", id.name()));
        });
        return root;
    }

    private static SortedMap<String, Entry> packages(Path file, String analyser) {
        SortedMap<String, Entry> packages = new TreeMap<>();
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (root.path("analyser").asText().equals(analyser)) {
                for (JsonNode node : root.path("packages")) {
                    packages.put(node.path("path").asText(), entry(node));
                }
            }
            return packages;
        } catch (IOException | IllegalArgumentException | DateTimeException absentOrDamaged) {
            return new TreeMap<>();
        }
    }

    private static Entry entry(JsonNode node) {
        String newest = node.required("newest").asText();
        List<ExtensionId> pulls = new ArrayList<>();
        node.required("pulls").forEach(id -> pulls.add(id(id)));
        return new Entry(
                node.required("stamp").asText(),
                Instant.parse(node.required("read").asText()),
                new KnownPackage(
                        id(node),
                        node.required("version").asText(),
                        node.required("digest").asText(),
                        node.required("variant").asText(),
                        newest.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(newest)),
                        pulls));
    }

    private static ExtensionId id(JsonNode node) {
        return new ExtensionId(
                node.required("publisher").asText(), node.required("name").asText());
    }
}
