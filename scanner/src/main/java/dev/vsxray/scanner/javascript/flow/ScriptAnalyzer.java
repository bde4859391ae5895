package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.javascript.machine.Observations;
import dev.vsxray.scanner.javascript.machine.ProgramRun;
import dev.vsxray.scanner.javascript.machine.Surface;
import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedElement;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Analyses the scripts of a package. Immutable and safe to share between threads; each analysis runs on a thread of its
 * own with a large stack, because it recurses over the program and over the program's calls.
 */
public final class ScriptAnalyzer {

    /**
     * Work for one package, in steps of the machine (about one per node of the tree that is evaluated): a few seconds
     * on one core.
     */
    public static final long DEFAULT_STEPS = 10_000_000;

    /** Code units shown of the line that makes a page, in which more is not told apart. */
    private static final int SHOWN_OF_SOURCE = 80;

    /** Pages and style sheets of the package that are looked at for what its scripts find there. */
    private static final int MAXIMUM_PAGE_FILES = 300;

    private static final int MAXIMUM_ELEMENTS = 5_000;

    private static final Pattern PAGE_FILE = Pattern.compile("^(?!.*node_modules/).*\\.html?$");

    private static final Pattern STYLE_FILE = Pattern.compile("^(?!.*node_modules/).*\\.css$");

    /** Of the work: what the program registers, what nothing reached, pages. Each is granted on top when it is due. */
    private static final int SHARE_OF_LATER = 4;

    /**
     * Processor time for the scripts of one package, far above what the steps take: for work that some step does not
     * count. What was seen until then is kept, and the gap of the spent budget says that it is not all.
     */
    public static final Duration MAXIMUM_TIME = Duration.ofMinutes(2);

    /** Reserved address space, not memory: only what is touched costs. */
    private static final long STACK_BYTES = 1L << 30;

    private final Catalogue catalogue;

    public ScriptAnalyzer(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Never fails for what is in the scripts; what it could not follow is a gap of the result. */
    public ScriptResult analyze(ScriptInput input) {
        AtomicReference<ScriptResult> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(run(input)), "script-analysis", STACK_BYTES);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((who, thrown) -> failure.set(thrown));
        thread.start();
        try {
            if (!Watchdog.ends(thread, MAXIMUM_TIME)) {
                return failed("The analysis of scripts did not end when its time was over");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("The analysis of scripts was interrupted");
        }
        ScriptResult done = result.get();
        Throwable thrown = failure.get();
        if (done != null) {
            return done;
        }
        return failed("The analysis of scripts failed: "
                + (thrown == null ? "no result" : thrown.getClass().getSimpleName()));
    }

    private static ScriptResult failed(String reason) {
        Gap gap = new Gap("", Gap.Kind.INTERNAL, reason, "");
        return new ScriptResult(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(gap));
    }

    private ScriptResult run(ScriptInput input) {
        PackageSource files = new PackageTexts(input.files());
        Observations observations = new Observations();
        ProgramRun host = new ProgramRun(catalogue, files, observations, Surface.EXTENSION_HOST, input.steps());
        input.entries().forEach(host::load);
        input.plugins().forEach(host::loadPlugin);
        input.embedded().stream()
                .filter(script -> script.place() == EmbeddedScript.Place.LAYER
                        || script.place() == EmbeddedScript.Place.DISGUISED_FILE)
                .forEach(script -> host.run(script(script, input.files())));
        host.grant(input.steps() / SHARE_OF_LATER);
        host.runRegistered();
        host.grant(input.steps() / SHARE_OF_LATER);
        host.sweep();
        previews(input, files, observations, host);
        Findings findings = new Findings(observations, input.files(), catalogue.through());
        pages(input, files, observations, host, findings);
        return findings.result();
    }

    private void previews(ScriptInput input, PackageSource files, Observations observations, ProgramRun host) {
        if (input.previews().isEmpty()) {
            return;
        }
        long share = input.steps() / SHARE_OF_LATER;
        ProgramRun preview = new ProgramRun(catalogue, files, observations, Surface.PREVIEW, share);
        preview.receive(host);
        input.previews().forEach(preview::loadPreview);
        preview.grant(share);
        preview.runRegistered();
        preview.sweep();
        preview.end();
        if (host.receive(preview)) {
            host.grant(share);
            host.runRegistered();
            if (preview.receive(host)) {
                preview.grant(share);
                preview.runRegistered();
            }
        }
    }

    /** Pages run last, when it is known what the host posts to them. */
    private void pages(
            ScriptInput input, PackageSource files, Observations observations, ProgramRun host, Findings findings) {
        List<EmbeddedScript> scripts = new ArrayList<>();
        input.embedded().stream()
                .filter(script -> script.place() != EmbeddedScript.Place.LAYER
                        && script.place() != EmbeddedScript.Place.DISGUISED_FILE)
                .forEach(scripts::add);
        List<EmbeddedElement> elements = new ArrayList<>();
        for (DerivedText markup : findings.markup()) {
            input.markup().scriptsOf(markup).forEach(script -> scripts.add(readable(script)));
            add(input.markup().elementsOf(markup.text()), elements);
        }
        pageFiles(input, files).forEach(page -> add(page, elements));
        List<String> unreached = input.files().scripts().stream()
                .filter(path -> !host.hasLoaded(path) && !path.contains("node_modules/"))
                .filter(path -> !input.previews().contains(path))
                .toList();
        ProgramRun page = new ProgramRun(catalogue, files, observations, Surface.PAGE, input.steps() / SHARE_OF_LATER);
        page.receive(host);
        page.stand(elements);
        run(scripts, EmbeddedScript.Place.PAGE, script -> page.run(script(script, input.files())));
        PageScripts pageScripts = new PageScripts(elements);
        for (String path : pageScripts.inOrder(unreached)) {
            if (files.text(path).filter(text -> pageScripts.isOne(path, text)).isPresent()) {
                page.run(Script.file(path, files.text(path).orElse("")));
            } else {
                host.grant(input.steps() / SHARE_OF_LATER / Math.max(1, unreached.size()));
                host.runUnreached(path);
            }
        }
        // What handlers call may stand in scripts below them.
        run(scripts, EmbeddedScript.Place.LOAD_HANDLER, script -> page.run(script(script, input.files())));
        run(scripts, EmbeddedScript.Place.EVENT_HANDLER, script -> page.runHandler(script(script, input.files())));
        page.runRegistered();
        page.grant(input.steps() / SHARE_OF_LATER);
        page.sweep();
        boolean pagePosted = host.receive(page);
        host.grant(input.steps() / SHARE_OF_LATER);
        host.runRegistered();
        host.sweep();
        if (pagePosted && page.receive(host)) {
            // What the host answered to what a page had posted.
            page.grant(input.steps() / SHARE_OF_LATER);
            page.runRegistered();
        }
        page.end();
    }

    /** What stands in the pages and style sheets of the package itself. */
    private static Stream<List<EmbeddedElement>> pageFiles(ScriptInput input, PackageSource files) {
        return files.below("").stream()
                .filter(path -> PAGE_FILE.matcher(path).find()
                        || STYLE_FILE.matcher(path).find())
                .limit(MAXIMUM_PAGE_FILES)
                .map(path -> files.text(path)
                        .map(text -> STYLE_FILE.matcher(path).find()
                                ? List.of(new EmbeddedElement("style", Map.of(), text))
                                : input.markup().elementsOf(text))
                        .orElse(List.of()));
    }

    private static void add(List<EmbeddedElement> more, List<EmbeddedElement> elements) {
        more.stream().limit(Math.max(0, MAXIMUM_ELEMENTS - elements.size())).forEach(elements::add);
    }

    private static void run(List<EmbeddedScript> scripts, EmbeddedScript.Place place, Consumer<EmbeddedScript> runner) {
        scripts.stream().filter(script -> script.place() == place).forEach(runner);
    }

    private static EmbeddedScript readable(EmbeddedScript made) {
        return new EmbeddedScript(made.place(), made.location(), Holes.filled(made.text()), made.decoded());
    }

    /** A script that stands in its file as such has exact places; another has the place of what it was found in. */
    private static Script script(EmbeddedScript embedded, ScriptFiles files) {
        String path = embedded.path();
        String text = embedded.text();
        if (embedded.place() == EmbeddedScript.Place.DISGUISED_FILE) {
            return Script.perhaps(path, text);
        }
        Optional<FileText> file = files.file(path);
        if (file.isEmpty()) {
            return Script.file(path, text);
        }
        String around = file.get().text();
        int start = around.indexOf(text);
        boolean stands = start >= 0 && (embedded.decoded().isEmpty() || around.indexOf(text, start + 1) < 0);
        if (stands) {
            return Script.partOf(path, text, start);
        }
        int from = file.get().index(embedded.location());
        String how = embedded.decoded().isEmpty()
                ? "markup"
                : embedded.decoded().stream().map(Decoding::how).collect(Collectors.joining(", "));
        int to = around.substring(from, Math.min(from + SHOWN_OF_SOURCE, around.length()))
                .lines()
                .findFirst()
                .map(line -> from + line.length())
                .orElse(from);
        return Script.foundIn(new Place(Script.file(path, around), from, to), text, how);
    }

    /** Files as the machine asks for them. */
    private record PackageTexts(ScriptFiles files) implements PackageSource {
        @Override
        public Optional<String> text(String path) {
            return files.file(path).map(FileText::text);
        }

        @Override
        public Optional<byte[]> bytes(String path) {
            return files.bytes(path);
        }

        @Override
        public boolean exists(String path) {
            return files.exists(path);
        }

        @Override
        public List<String> below(String folder) {
            return files.below(folder);
        }
    }

    /** Only the features; for tests and tools. */
    public List<Feature> features(ScriptInput input) {
        return analyze(input).features();
    }
}
