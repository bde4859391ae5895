package dev.vsxray.cli.nightly;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.nightly.history.History;
import dev.vsxray.nightly.history.HistoryFile;
import dev.vsxray.nightly.history.PastAccusation;
import dev.vsxray.nightly.history.PastFinding;
import dev.vsxray.nightly.history.PastScan;
import dev.vsxray.nightly.history.Sighting;
import dev.vsxray.nightly.run.NightlyRun;
import dev.vsxray.reports.json.AsciiJson;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "What earlier nights found.", mixinStandardHelpOptions = true)
public final class HistoryCommand {

    /** Characters of a name in one line. */
    private static final int MAX_NAME = 120;

    /** What all commands of the history have in common: they read the database of the state folder. */
    abstract static class Reading implements Callable<Integer> {

        private final Surroundings around;

        Reading(Surroundings around) {
            this.around = around;
        }

        abstract void tell(History history) throws IOException;

        @Override
        public Integer call() throws IOException {
            Path file = NightlyRun.history(StateFolder.of(around).path());
            if (!Files.exists(file)) {
                throw new UsageException("there is no history at " + file + " yet. \"vsxray nightly run\" begins it.");
            }
            HistoryFile.Opened opened = HistoryFile.open(file, around.clock());
            try (History history = opened.history()) {
                opened.setAside()
                        .ifPresent(aside -> around.err()
                                .println("vsxray: the history was damaged; it is set aside as " + aside
                                        + " and a new one begun."));
                tell(history);
            }
            return ExitCode.DONE.number();
        }

        void line(String format, Object... values) {
            around.out().println(String.format(Locale.ROOT, format, values));
        }

        Surroundings around() {
            return around;
        }
    }

    @Command(name = "list", description = "The scans, newest first.", mixinStandardHelpOptions = true)
    public static final class ListScans extends Reading {

        @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 30.", defaultValue = "30")
        private int limit = 30;

        public ListScans(Surroundings around) {
            super(around);
        }

        @Override
        void tell(History history) throws IOException {
            for (PastScan scan : history.scans(limit)) {
                line(
                        "%s  %-20s %s, %d malicious, %d suspicious, %d risky, %s, %d unchanged",
                        scan.startedAt(),
                        shown(scan.machine()),
                        Headline.count(scan.extensions(), "extension"),
                        scan.count(Verdict.MALICIOUS),
                        scan.count(Verdict.SUSPICIOUS),
                        scan.count(Verdict.RISKY),
                        Headline.count(scan.fresh(), "new finding"),
                        scan.reused());
            }
        }
    }

    @Command(
            name = "show",
            description = "Where and when an extension was, and what was found in it.",
            mixinStandardHelpOptions = true)
    public static final class Show extends Reading {

        @Parameters(paramLabel = "EXTENSION", description = "publisher.name")
        private String extension = "";

        public Show(Surroundings around) {
            super(around);
        }

        @Override
        void tell(History history) throws IOException {
            int dot = extension.indexOf('.');
            if (dot < 1) {
                throw new UsageException("EXTENSION " + shown(extension) + ": expected an id such as publisher.name.");
            }
            ExtensionId id = new ExtensionId(extension.substring(0, dot), extension.substring(dot + 1));
            List<Sighting> sightings = history.sightings(id);
            if (sightings.isEmpty()) {
                line("%s was never seen.", shown(id.written()));
            }
            for (Sighting sighting : sightings) {
                line(
                        "%s %s on %s from %s to %s%s  %s",
                        shown(sighting.extension().written()),
                        shown(sighting.version()),
                        shown(sighting.where()),
                        day(sighting.first()),
                        day(sighting.last()),
                        sighting.stillThere() ? ", still there" : "",
                        sighting.sha256());
            }
            for (PastFinding finding : history.findings(id)) {
                line(
                        "  %-8s %s  (%s) on %s from %s to %s%s",
                        finding.severity(),
                        finding.title(),
                        finding.rule(),
                        where(finding.machine()),
                        day(finding.first()),
                        day(finding.last()),
                        finding.suppressed() ? ", suppressed" : "");
            }
            for (PastAccusation accusation : history.accusations(id)) {
                line(
                        "  %-8s %s  (%s) in %s on %s, known since %s, when it was gone",
                        accusation.severity(),
                        accusation.title(),
                        accusation.rule(),
                        shown(accusation.version()),
                        where(accusation.machine()),
                        day(accusation.told()));
            }
        }
    }

    @Command(name = "trend", description = "One bar for each scan, oldest first.", mixinStandardHelpOptions = true)
    public static final class Trend extends Reading {

        /** Characters of the longest bar. */
        private static final int WIDTH = 40;

        @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 30.", defaultValue = "30")
        private int limit = 30;

        public Trend(Surroundings around) {
            super(around);
        }

        @Override
        void tell(History history) throws IOException {
            List<PastScan> scans = history.scans(limit);
            int most =
                    Math.max(1, scans.stream().mapToInt(Trend::worthALook).max().orElse(1));
            for (int i = scans.size() - 1; i >= 0; i--) {
                PastScan scan = scans.get(i);
                int count = worthALook(scan);
                line(
                        "%s  %-" + WIDTH + "s %d malicious, %d suspicious, %d risky",
                        day(scan.startedAt()),
                        "#".repeat(count == 0 ? 0 : Math.max(1, count * WIDTH / most)),
                        scan.count(Verdict.MALICIOUS),
                        scan.count(Verdict.SUSPICIOUS),
                        scan.count(Verdict.RISKY));
            }
        }

        private static int worthALook(PastScan scan) {
            return scan.count(Verdict.MALICIOUS) + scan.count(Verdict.SUSPICIOUS) + scan.count(Verdict.RISKY);
        }
    }

    @Command(
            name = "export",
            description =
                    "All of it as JSON on standard output: scans, sightings, findings, and what was told of what was gone.",
            mixinStandardHelpOptions = true)
    public static final class Export extends Reading {

        public Export(Surroundings around) {
            super(around);
        }

        @Override
        void tell(History history) throws IOException {
            List<PastScan> scans = history.scans(Integer.MAX_VALUE);
            List<Sighting> sightings = history.sightings();
            List<PastFinding> findings = history.findings();
            List<PastAccusation> accusations = history.accusations();
            AsciiJson.write(around().out(), json -> {
                json.writeStartObject();
                json.writeArrayFieldStart("scans");
                for (PastScan scan : scans) {
                    write(json, scan);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("sightings");
                for (Sighting sighting : sightings) {
                    write(json, sighting);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("findings");
                for (PastFinding finding : findings) {
                    write(json, finding);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("accusations");
                for (PastAccusation accusation : accusations) {
                    write(json, accusation);
                }
                json.writeEndArray();
                json.writeEndObject();
            });
        }

        private static void write(JsonGenerator json, PastScan scan) throws IOException {
            json.writeStartObject();
            json.writeStringField("startedAt", scan.startedAt().toString());
            json.writeNumberField("durationMs", scan.duration().toMillis());
            json.writeStringField("machine", scan.machine());
            json.writeNumberField("extensions", scan.extensions());
            for (Verdict verdict : Verdict.values()) {
                json.writeNumberField(verdict.word(), scan.count(verdict));
            }
            json.writeNumberField("newFindings", scan.fresh());
            json.writeNumberField("reused", scan.reused());
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, Sighting sighting) throws IOException {
            json.writeStartObject();
            json.writeStringField("machine", sighting.machine());
            json.writeStringField("extension", sighting.extension().written());
            json.writeStringField("version", sighting.version());
            json.writeStringField("sha256", sighting.sha256());
            json.writeStringField(
                    "registry",
                    sighting.registry().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeStringField("first", sighting.first().toString());
            json.writeStringField("last", sighting.last().toString());
            json.writeBooleanField("stillThere", sighting.stillThere());
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, PastFinding finding) throws IOException {
            json.writeStartObject();
            json.writeStringField("machine", finding.machine());
            json.writeStringField("extension", finding.extension().written());
            json.writeStringField("fingerprint", finding.fingerprint());
            json.writeStringField("rule", finding.rule());
            json.writeStringField("title", finding.title());
            json.writeStringField("severity", finding.severity());
            json.writeStringField("first", finding.first().toString());
            json.writeStringField("last", finding.last().toString());
            json.writeBooleanField("suppressed", finding.suppressed());
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, PastAccusation accusation) throws IOException {
            json.writeStartObject();
            json.writeStringField("machine", accusation.machine());
            json.writeStringField("extension", accusation.extension().written());
            json.writeStringField("version", accusation.version());
            json.writeStringField("first", accusation.first().toString());
            json.writeStringField("last", accusation.last().toString());
            json.writeStringField("fingerprint", accusation.fingerprint());
            json.writeStringField("rule", accusation.rule());
            json.writeStringField("title", accusation.title());
            json.writeStringField("severity", accusation.severity());
            json.writeStringField("told", accusation.told().toString());
            json.writeEndObject();
        }
    }

    private static String shown(String text) {
        return VisibleText.of(text, MAX_NAME);
    }

    /** A system need not tell its name. */
    private static String where(String machine) {
        return machine.isEmpty() ? "this machine" : shown(machine);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
