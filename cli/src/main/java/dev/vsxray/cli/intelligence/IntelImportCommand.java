package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.IntelligenceDifference;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.IntelligenceSource;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.intelligence.bundle.BundleException;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import dev.vsxray.signatures.intelligence.feed.Feed;
import dev.vsxray.signatures.intelligence.feed.FeedException;
import dev.vsxray.signatures.intelligence.feed.FeedFormat;
import dev.vsxray.signatures.intelligence.feed.FeedProfile;
import dev.vsxray.signatures.intelligence.feed.FeedReading;
import dev.vsxray.signatures.intelligence.store.UpdateOutcome;
import dev.vsxray.signatures.rule.Confidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Take in intelligence from files: a bundle (.vsxi), or what others publish.",
        mixinStandardHelpOptions = true)
public final class IntelImportCommand implements Callable<Integer> {

    private static final String BUNDLE = ".vsxi";

    /** Entries that could not be used and are told one by one. */
    private static final int REJECTED_TOLD = 10;

    private final Surroundings around;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders of OSV records.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "Of the feed; a later import replaces it.")
    private String name = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "osv, removed-packages, control-manifest, stix, misp, list, csv, tsv. Default: what it looks like.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", description = "Where the feed is published.")
    private String url = "";

    @Option(names = "--licence", paramLabel = "SPDX", description = "Licence of the feed.")
    private String licence = "unknown";

    @Option(names = "--as-of", paramLabel = "DATE", description = "Day of the copy. Default: today.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "REGISTRY",
            description = "vscode-marketplace, open-vsx, both or unknown, where the feed does not say.")
    private String registry = ListedRegistry.UNKNOWN.word();

    @Option(names = "--type", paramLabel = "TYPE", description = "What being listed means. Default: malware.")
    private String type = ThreatType.MALWARE.word();

    @Option(names = "--confidence", paramLabel = "LEVEL", description = "Of indicators. Default: medium.")
    private Confidence confidence = Confidence.MEDIUM;

    @Option(names = "--list-of", paramLabel = "KIND", description = "What the values of a list are, such as domain.")
    private Optional<String> listOf = Optional.empty();

    @Option(
            names = "--column",
            paramLabel = "FIELD=NAME",
            description = "Which column of a table is which field: id, value, kind, versions, …. Repeatable.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--key", paramLabel = "PEM", description = "Public key a bundle must be signed by. Repeatable.")
    private List<Path> keys = new ArrayList<>();

    @Option(names = "--unsigned", description = "Take a bundle without looking at its signature.")
    private boolean unsigned;

    @Option(
            names = "--force",
            description = "Also where it is older than what is in force, or lost over a fifth of it.")
    private boolean force;

    public IntelImportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        IntelFiles found = new IntelFiles(around);
        IntelligenceBundle offered = isBundle() ? bundle(found) : reading(found);
        try {
            return told(found.store().update(name, offered, force));
        } catch (IllegalArgumentException badName) {
            throw new UsageException(String.valueOf(badName.getMessage()));
        }
    }

    private boolean isBundle() {
        return files.size() == 1 && files.get(0).toString().endsWith(BUNDLE);
    }

    private IntelligenceBundle bundle(IntelFiles found) throws IOException {
        Path file = files.get(0);
        try {
            return unsigned
                    ? BundleSignature.read(found.bytes(file))
                    : BundleSignature.verify(found.bytes(file), found.trustedKeys(keys));
        } catch (BundleException refused) {
            throw new UsageException(file + ": " + refused.getMessage() + " What is in force stays in force.");
        }
    }

    private IntelligenceBundle reading(IntelFiles found) throws IOException {
        FeedProfile profile = profile();
        List<FeedReading> readings = new ArrayList<>();
        for (Path file : expanded(found)) {
            String text = new String(found.bytes(file), StandardCharsets.UTF_8);
            try {
                readings.add(Feed.read(formatOf(file, text), text, profile));
            } catch (FeedException refused) {
                throw new UsageException(file + ": " + refused.getMessage() + ". What is in force stays in force.");
            }
        }
        rejected(readings);
        IntelligenceSet set = readings.stream()
                .map(reading -> reading.toSet(profile.source(), ShippedIntelligence.genuineExtensions()))
                .reduce(IntelligenceSet::and)
                .orElseThrow(() -> new UsageException("there is no file to import"));
        return new IntelligenceBundle(around.clock().instant(), set);
    }

    /** A folder stands for the JSON files below it, as the repositories of OSV records are laid out. */
    private List<Path> expanded(IntelFiles found) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            Path resolved = found.resolved(file);
            if (!Files.isDirectory(resolved)) {
                all.add(file);
                continue;
            }
            try (Stream<Path> below = Files.walk(resolved)) {
                below.filter(path -> path.toString().endsWith(".json"))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    private FeedFormat formatOf(Path file, String text) {
        if (format.isPresent()) {
            return FeedFormat.ofWord(format.get())
                    .orElseThrow(() -> new UsageException("--format " + format.get() + ": expected one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(FeedFormat.values())
                                            .map(FeedFormat::word)
                                            .toList())));
        }
        return FeedFormat.guess(file.getFileName().toString(), text)
                .orElseThrow(() -> new UsageException(file + ": its format is not plain to see; say --format"));
    }

    private FeedProfile profile() {
        LocalDate today = LocalDate.ofInstant(around.clock().instant(), ZoneOffset.UTC);
        return new FeedProfile(
                new IntelligenceSource(name, url, licence, asOf.orElse(today)),
                ListedRegistry.ofWord(registry)
                        .orElseThrow(() -> new UsageException("--registry " + registry + ": unknown registry")),
                ThreatType.ofWord(type).orElseThrow(() -> new UsageException("--type " + type + ": unknown type")),
                confidence,
                listOf.map(kind -> IndicatorKind.ofWord(kind)
                        .orElseThrow(() -> new UsageException("--list-of " + kind + ": unknown kind"))),
                columns);
    }

    private void rejected(List<FeedReading> readings) {
        List<FeedReading.RejectedEntry> rejected = readings.stream()
                .flatMap(reading -> reading.rejected().stream())
                .toList();
        rejected.stream()
                .limit(REJECTED_TOLD)
                .forEach(entry -> around.err()
                        .println("vsxray: entry " + entry.position() + " left out: "
                                + VisibleText.of(entry.reason(), 300)));
        if (rejected.size() > REJECTED_TOLD) {
            around.err().println("vsxray: and " + (rejected.size() - REJECTED_TOLD) + " more entries left out");
        }
    }

    private int told(UpdateOutcome outcome) {
        if (outcome instanceof UpdateOutcome.Taken taken) {
            IntelligenceDifference difference = taken.difference();
            around.out().println(name + ": " + IntelDiffCommand.summary(difference));
            return ExitCode.DONE.number();
        }
        if (outcome instanceof UpdateOutcome.RefusedAsShrunken shrunken) {
            throw new UsageException(name + " has only " + shrunken.after() + " " + shrunken.what() + " where "
                    + shrunken.before() + " are in force, which stay in force. --force takes it all the same.");
        }
        UpdateOutcome.RefusedAsOlder older = (UpdateOutcome.RefusedAsOlder) outcome;
        throw new UsageException(name + " was made " + older.offered() + ", before the one in force of "
                + older.inForce() + ", which stays in force. --force takes it all the same.");
    }
}
