package dev.vsxray.scanner.corpus;

import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.analysis.PackageFeatures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.match.RuleMatcher;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.scanner.verdict.Judge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many samples of the corpus are held to be attacks, as written and in each disguise. */
final class DetectionRates {

    private static final Set<Verdict> ALARMS = Set.of(Verdict.SUSPICIOUS, Verdict.MALICIOUS);

    private final Map<Disguise, List<CorpusSample>> alarms = new EnumMap<>(Disguise.class);
    private final List<CorpusSample> samples;

    private DetectionRates(List<CorpusSample> samples) {
        this.samples = samples;
    }

    /** @param scratch an empty folder for the disguised copies */
    static DetectionRates measure(List<CorpusSample> samples, Path scratch) throws IOException {
        Signatures signatures = Signatures.load(List.of());
        PackageAnalyzer analyzer = signatures.analyzer();
        RuleMatcher matcher = signatures.matcher();
        DetectionRates rates = new DetectionRates(samples);
        for (Disguise disguise : Disguise.values()) {
            List<CorpusSample> found = new ArrayList<>();
            for (CorpusSample sample : samples) {
                Path folder = disguised(sample, disguise, scratch);
                if (isAlarm(folder, analyzer, matcher)) {
                    found.add(sample);
                }
            }
            rates.alarms.put(disguise, found);
        }
        return rates;
    }

    static boolean isAlarm(Path folder, PackageAnalyzer analyzer, RuleMatcher matcher) throws IOException {
        return ALARMS.contains(verdict(folder, analyzer, matcher));
    }

    private static Verdict verdict(Path folder, PackageAnalyzer analyzer, RuleMatcher matcher) throws IOException {
        try (ExtensionPackage extension = new PackageOpener(ReadLimits.DEFAULT).open(folder)) {
            PackageFeatures seen = analyzer.analyze(extension, Registry.UNKNOWN);
            return Judge.judge(matcher.match(extension.id(), seen.features()).findings(), Coverage.of(seen.gaps()))
                    .verdict();
        }
    }

    private static Path disguised(CorpusSample sample, Disguise disguise, Path scratch) throws IOException {
        if (disguise == Disguise.AS_WRITTEN) {
            return sample.folder();
        }
        Path copy = scratch.resolve(disguise.name())
                .resolve(sample.attack() + "-" + sample.name().replace('/', '-'));
        try (Stream<Path> files = Files.walk(sample.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(sample.folder().relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (file.toString().endsWith(".js")) {
                    Files.writeString(target, disguise.of(Files.readString(file)), StandardCharsets.UTF_8);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    List<CorpusSample> missed(Disguise disguise) {
        return samples.stream()
                .filter(sample -> sample.attack()
                        && !alarms.getOrDefault(disguise, List.of()).contains(sample))
                .toList();
    }

    List<CorpusSample> falseAlarms(Disguise disguise) {
        return alarms.getOrDefault(disguise, List.of()).stream()
                .filter(sample -> !sample.attack())
                .toList();
    }

    /** From 0 to 1. */
    double detected(Disguise disguise) {
        long attacks = samples.stream().filter(CorpusSample::attack).count();
        return 1 - (double) missed(disguise).size() / attacks;
    }

    /** The page {@code docs/detection.md}. */
    String page(Map<String, Technique> techniques) {
        StringBuilder page = new StringBuilder("""
                # Detection

                Measured over [corpus/](../corpus/README.md) by `DetectionRatesTest`, which writes this page and fails when a rate falls. An attack is
                found when its verdict is `suspicious` or `malicious`; an honest look-alike with such a verdict is a false alarm. A script that is
                packed as a whole into an evaluated text is an alarm by itself, whatever it does: honest extensions do not ship like that.
                So is, once its strings are encoded, an honest script that evaluates a text of its own.

                ## In disguise

                """).append(inDisguise());
        page.append("\n## By tactic, as written\n\n| tactic | attacks found | false alarms |\n|---|---|---|\n");
        Map<String, int[]> byTactic = new TreeMap<>();
        Map<String, int[]> byTechnique = new LinkedHashMap<>();
        techniques.keySet().forEach(name -> byTechnique.put(name, new int[4]));
        for (CorpusSample sample : samples) {
            Technique technique = techniques.get(sample.technique());
            count(byTactic.computeIfAbsent(technique.tactic(), tactic -> new int[4]), sample);
            count(byTechnique.get(sample.technique()), sample);
        }
        byTactic.forEach((tactic, counts) -> page.append(row(tactic, counts)));
        page.append("\n## By technique, as written\n\n| technique | attacks found | false alarms |\n|---|---|---|\n");
        byTechnique.forEach(
                (name, counts) -> page.append(row(techniques.get(name).title(), counts)));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    /** The table of what is found in each disguise. */
    private String inDisguise() {
        StringBuilder table = new StringBuilder("| scripts | attacks found | false alarms |\n|---|---|---|\n");
        long attacks = samples.stream().filter(CorpusSample::attack).count();
        long honest = samples.size() - attacks;
        for (Disguise disguise : Disguise.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d of %d (%.1f %%) | %d of %d |%n",
                    disguise.title(),
                    attacks - missed(disguise).size(),
                    attacks,
                    100 * detected(disguise),
                    falseAlarms(disguise).size(),
                    honest));
        }
        return table.toString().replace(System.lineSeparator(), "\n");
    }

    /** The section of {@code docs/rules.md}, without the empty line after it. */
    String section() {
        return """
                ## Measured rates

                Over [corpus/](../corpus/README.md), %d inert attacks and %d honest look-alikes; [detection.md](detection.md) has more. Anyone
                measures them with `mvn -pl scanner -am test -Dtest=DetectionRatesTest -Dsurefire.failIfNoSpecifiedTests=false`, which prints them.

                %s""".formatted(
                        samples.stream().filter(CorpusSample::attack).count(),
                        samples.stream().filter(sample -> !sample.attack()).count(),
                        inDisguise());
    }

    private void count(int[] counts, CorpusSample sample) {
        boolean alarm = alarms.getOrDefault(Disguise.AS_WRITTEN, List.of()).contains(sample);
        int at = sample.attack() ? 0 : 2;
        counts[at] += alarm ? 1 : 0;
        counts[at + 1]++;
    }

    private static String row(String name, int[] counts) {
        return "| " + name + " | " + counts[0] + " of " + counts[1] + " | " + counts[2] + " of " + counts[3] + " |\n";
    }

    /** A line of {@code corpus/techniques.tsv}. */
    record Technique(String tactic, String title) {
        static Map<String, Technique> all() throws IOException {
            Map<String, Technique> all = new LinkedHashMap<>();
            for (String line : Files.readAllLines(CorpusSample.CORPUS.resolve("techniques.tsv"))) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    all.put(cells[0], new Technique(cells[1], cells[2]));
                }
            }
            return all;
        }
    }
}
