package dev.vsxray.scanner.analysis;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.identity.LookAlikes;
import dev.vsxray.scanner.javascript.flow.MarkupReader;
import dev.vsxray.scanner.javascript.flow.ScriptAnalyzer;
import dev.vsxray.scanner.javascript.flow.ScriptInput;
import dev.vsxray.scanner.javascript.flow.ScriptResult;
import dev.vsxray.scanner.manifest.EntryPoint;
import dev.vsxray.scanner.manifest.ManifestReader;
import dev.vsxray.scanner.manifest.ManifestReading;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.scanner.reading.FileReaders;
import dev.vsxray.scanner.reading.FileReading;
import dev.vsxray.scanner.script.CommandContext;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedElement;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.webview.PageOutline;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import dev.vsxray.signatures.reference.PopularExtension;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Turns a package into features. Immutable and safe to share between threads; made once per set of signatures. */
public final class PackageAnalyzer {

    /** Processor time for looking into the files of one package; the largest seen take some twenty seconds. */
    private static final Duration MAXIMUM_TIME = Duration.ofMinutes(4);

    private final FileReaders readers;
    private final ScriptAnalyzer scripts;
    private final LookAlikes lookAlikes;
    private final Duration maximumTime;

    /**
     * @param patterns what to look for in text
     * @param popular well-known extensions, which others imitate
     */
    public PackageAnalyzer(PatternSet patterns, Catalogue catalogue, List<PopularExtension> popular) {
        this(patterns, catalogue, popular, MAXIMUM_TIME);
    }

    PackageAnalyzer(PatternSet patterns, Catalogue catalogue, List<PopularExtension> popular, Duration maximumTime) {
        this.readers = new FileReaders(patterns);
        this.scripts = new ScriptAnalyzer(catalogue);
        this.lookAlikes = new LookAlikes(popular);
        this.maximumTime = maximumTime;
    }

    /** @param registry where the package was installed from, as far as known */
    public PackageFeatures analyze(ExtensionPackage extension, Registry registry) {
        ManifestReading manifest = ManifestReader.read(extension, registry);
        Feature.Identity identity = identityAmong(manifest.features());
        Gathering seen = new Gathering();
        seen.features.addAll(extension.traits());
        seen.gaps.addAll(extension.gaps());
        seen.features.addAll(manifest.features());
        seen.gaps.addAll(manifest.gaps());
        files(extension.files(), seen);
        PackageScripts texts = new PackageScripts(extension);
        seen.add(program(texts, manifest, seen.scripts));
        seen.features.addAll(new StartedScripts(texts).of(List.copyOf(seen.features)));
        seen.features.addAll(lookAlikes.of(identity, List.copyOf(seen.features)));
        BundledCode bundles = new BundledCode(texts);
        List<Feature> features = seen.features.stream().map(bundles::named).toList();
        return new PackageFeatures(identity, features, seen.gaps, seen.secrets);
    }

    /**
     * All texts that the scripts of a package put together, code and pages among them, by place. {@link #analyze} reads them
     * further and tells only what it finds in them; whoever looks by hand wants to see them.
     */
    public List<DerivedText> textsMadeIn(ExtensionPackage extension) {
        List<EmbeddedScript> embedded = extension.files().stream()
                .flatMap(file -> readers.read(file).scripts().stream())
                .toList();
        ScriptResult program =
                program(new PackageScripts(extension), ManifestReader.read(extension, Registry.UNKNOWN), embedded);
        return Stream.of(program.folded(), program.layers(), program.markup())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(DerivedText::path)
                        .thenComparing(text -> text.from().location().offset()))
                .toList();
    }

    /** Many slow files take their time from each other, not from the scan; the program is followed all the same. */
    private void files(List<PackageFile> files, Gathering seen) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + maximumTime.toNanos();
        for (int looked = 0; looked < files.size(); looked++) {
            if (threads.getCurrentThreadCpuTime() >= end) {
                seen.gaps.add(new Gap(
                        files.get(looked).path(),
                        Gap.Kind.LIMIT,
                        "This file and " + (files.size() - looked - 1)
                                + " after it were not looked into for lack of time",
                        maximumTime.toSeconds() + " s of processor time"));
                return;
            }
            seen.add(readers.read(files.get(looked)));
        }
    }

    private ScriptResult program(PackageScripts texts, ManifestReading manifest, List<EmbeddedScript> embedded) {
        List<String> previews = entries(manifest, point -> point.runtime() == EntryPoint.Runtime.WEBVIEW);
        List<String> plugins = entries(manifest, point -> point.runtime() == EntryPoint.Runtime.TYPESCRIPT_SERVER);
        List<String> entries = entries(
                manifest,
                point -> point.runtime() != EntryPoint.Runtime.WEBVIEW
                        && point.runtime() != EntryPoint.Runtime.TYPESCRIPT_SERVER);
        return scripts.analyze(new ScriptInput(
                texts, entries, plugins, previews, embedded, new Markup(), ScriptAnalyzer.DEFAULT_STEPS));
    }

    private static List<String> entries(ManifestReading manifest, Predicate<EntryPoint> wanted) {
        return manifest.entryPoints().stream()
                .filter(wanted)
                .map(EntryPoint::file)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Pages are read by the readers of texts, whoever made them. */
    private final class Markup implements MarkupReader {
        @Override
        public List<EmbeddedScript> scriptsOf(DerivedText markup) {
            return readers.read(markup, CommandContext.STRING).scripts();
        }

        @Override
        public List<EmbeddedElement> elementsOf(String page) {
            return PageOutline.of(page);
        }
    }

    private static Feature.Identity identityAmong(List<Feature> features) {
        return features.stream()
                .filter(Feature.Identity.class::isInstance)
                .map(Feature.Identity.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the manifest reader gives every package an identity"));
    }

    /** What is seen, in the order in which it is seen, each fact once. */
    private final class Gathering {

        private final Set<Feature> features = new LinkedHashSet<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final List<EmbeddedScript> scripts = new ArrayList<>();
        private final Set<String> secrets = new LinkedHashSet<>();

        void add(FileReading reading) {
            features.addAll(reading.features());
            gaps.addAll(reading.gaps());
            scripts.addAll(reading.scripts());
            secrets.addAll(reading.secrets());
        }

        /** What the program makes is read like what the files hold: texts, pages, commands, layers of code. */
        void add(ScriptResult program) {
            features.addAll(program.features());
            gaps.addAll(program.gaps());
            program.folded().forEach(text -> add(readers.read(text, CommandContext.STRING)));
            program.layers().forEach(text -> add(readers.read(text, CommandContext.STRING)));
            program.markup().forEach(text -> add(readers.read(text, CommandContext.STRING)));
            program.commands()
                    .forEach(command -> add(readers.read(
                            command.text(), command.askedFor() ? CommandContext.REQUEST : CommandContext.CALL)));
        }
    }
}
