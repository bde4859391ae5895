package dev.vsxray.scanner.reading;

import dev.vsxray.scanner.archive.FileContent;
import dev.vsxray.scanner.archive.PackageFile;
import dev.vsxray.scanner.binary.BinaryReader;
import dev.vsxray.scanner.config.ConfigurationReader;
import dev.vsxray.scanner.config.InstructionReader;
import dev.vsxray.scanner.content.ContentKind;
import dev.vsxray.scanner.content.ContentKind.Family;
import dev.vsxray.scanner.content.ContentKinds;
import dev.vsxray.scanner.content.ContentReader;
import dev.vsxray.scanner.content.DisguiseReader;
import dev.vsxray.scanner.content.PatternMatcher;
import dev.vsxray.scanner.content.TextKinds;
import dev.vsxray.scanner.dependencies.DependencyReader;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.script.CommandContext;
import dev.vsxray.scanner.script.CommandReader;
import dev.vsxray.scanner.secrets.SecretReader;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import dev.vsxray.scanner.webview.PageReader;
import dev.vsxray.signatures.pattern.PatternSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sends a file to the readers that know its kind. Immutable and thread-safe; made once per rule set. */
public final class FileReaders {

    /** How a page comes about that a program gives to the editor. */
    private static final String MADE_PAGE = "markup";

    /** Archives of compiled Java, by the name that Java itself goes by. */
    private static final Pattern IN_JAVA_ARCHIVE =
            Pattern.compile(".*\\.(?:jar|war|ear|aar|apk)!/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final PatternMatcher patterns;
    private final ContentReader content;

    public FileReaders(PatternSet patterns) {
        this.patterns = new PatternMatcher(patterns);
        this.content = new ContentReader(this.patterns);
    }

    /** Reads a file of a package: its kind, and by its kind what it holds. Never fails; what cannot be read is a gap. */
    public FileReading read(PackageFile file) {
        Reading reading = new Reading(file.path());
        reading.asFarAsPossible(() -> {
            FileContent content = file.content();
            reading.file(content.bytes(), file.size());
            content.gap().ifPresent(gap -> reading.observations.gap(gap.kind(), gap.reason(), gap.limit()));
        });
        return reading.done();
    }

    /** Reads the first {@code bytes} of a file of {@code size} bytes, and fails where there is a mistake in a reader. */
    FileReading read(String path, byte[] bytes, long size) {
        Reading reading = new Reading(path);
        reading.file(bytes, size);
        return reading.done();
    }

    /** Scripts and programs in a Java archive are run by others; its classes, pages and settings are Java's own. */
    private static boolean isReadByJavaOnly(String path, ContentKind kind) {
        return kind == ContentKind.JAVA_CLASS
                || kind.isText() && ContentKind.promisedBy(path).family() != Family.SCRIPT;
    }

    /**
     * Reads a text that is not in the file as such: a string that folding made, or a layer decoded elsewhere.
     *
     * @param context what is known of its use
     */
    public FileReading read(DerivedText text, CommandContext context) {
        Reading reading = new Reading(text.path());
        reading.asFarAsPossible(() -> reading.derived(text, context));
        return reading.done();
    }

    /** The reading of one file or text. */
    final class Reading {
        private final String path;
        private final Observations observations;
        private final List<EmbeddedScript> scripts = new ArrayList<>();

        Reading(String path) {
            this.path = path;
            observations = new Observations(path);
        }

        /** A mistake of ours in one file is a gap of that file: it hides neither what was seen of it nor the others. */
        void asFarAsPossible(Runnable steps) {
            try {
                steps.run();
            } catch (StackOverflowError deep) {
                observations.gap(Gap.Kind.LIMIT, "The file was not read to its end", "the stack");
            } catch (RuntimeException mistake) {
                String reason = "The file was not read to its end: "
                        + mistake.getClass().getSimpleName();
                observations.gap(Gap.Kind.INTERNAL, reason, "");
            }
        }

        void file(byte[] bytes, long size) {
            ContentKind kind = ContentKinds.of(bytes);
            if (IN_JAVA_ARCHIVE.matcher(path).matches() && isReadByJavaOnly(path, kind)) {
                javaMember(kind, bytes);
                return;
            }
            List<DerivedText> stowaways = DisguiseReader.read(path, bytes, size, observations);
            if (ContentKinds.isText(bytes)) {
                textFile(kind, FileText.of(path, bytes));
            } else {
                binaryFile(kind, FileText.of(path, bytes), bytes);
            }
            stowaways.forEach(this::layer);
        }

        FileReading done() {
            return new FileReading(observations.features(), observations.gaps(), scripts, observations.secrets());
        }

        /**
         * Thousands of classes lie in a language server, and its manuals quote every attack: names in classes are told, and
         * what reads like a program for the editor is followed.
         */
        void javaMember(ContentKind kind, byte[] bytes) {
            if (kind == ContentKind.JAVA_CLASS) {
                BinaryReader.read(path, bytes, kind, observations);
            } else if (kind == ContentKind.JAVASCRIPT) {
                disguisedScript(FileText.of(path, bytes));
            }
        }

        private void disguisedScript(FileText text) {
            scripts.add(new EmbeddedScript(
                    EmbeddedScript.Place.DISGUISED_FILE, Location.startOf(text.path()), text.text(), List.of()));
        }

        void binaryFile(ContentKind kind, FileText text, byte[] bytes) {
            if (kind.family() == Family.EXECUTABLE || kind == ContentKind.BINARY) {
                patterns.read(text, observations);
            }
            scripts.addAll(BinaryReader.read(text.path(), bytes, kind, observations));
        }

        void textFile(ContentKind kind, FileText text) {
            List<DerivedText> layers = content.read(text, observations);
            SecretReader.read(text, observations);
            DependencyReader.read(text, observations);
            ContentKind promised = ContentKind.promisedBy(text.path());
            ContentKind language = promised.family() == Family.SCRIPT ? promised : kind;
            boolean document = promised == ContentKind.MARKDOWN || isTypeStub(text.path());
            byLanguage(language, text, document ? CommandContext.INSTRUCTION : CommandContext.FILE);
            if (InstructionReader.isInstructionFile(text.path())) {
                InstructionReader.read(text, true, observations).forEach(this::script);
            }
            if (kind == ContentKind.JAVASCRIPT && promised.family() != Family.SCRIPT) {
                disguisedScript(text);
            }
            layers.forEach(this::decoded);
        }

        /** Declarations of Python's types are read by checkers and never run; what they name is no command. */
        private static boolean isTypeStub(String path) {
            return path.endsWith(".pyi");
        }

        /** A decoded text that nobody has looked at yet. */
        void layer(DerivedText layer) {
            derived(layer, CommandContext.STRING);
        }

        void derived(DerivedText text, CommandContext context) {
            List<DerivedText> layers = content.read(text, observations);
            SecretReader.read(text, observations);
            decoded(text, context);
            layers.forEach(this::decoded);
        }

        private void decoded(DerivedText layer) {
            decoded(layer, CommandContext.STRING);
        }

        private void decoded(DerivedText layer, CommandContext context) {
            // What a program shows as a page is one, with whatever element it begins.
            boolean isPage = layer.how().equals(MADE_PAGE) && layer.text().indexOf('<') >= 0;
            ContentKind kind = isPage ? ContentKind.HTML : TextKinds.of(layer.text());
            if (InstructionReader.mayBePrompt(layer.text())) {
                InstructionReader.read(layer, false, observations);
            }
            if (kind == ContentKind.JAVASCRIPT && layer.origin() == TextOrigin.LAYER) {
                scripts.add(EmbeddedScript.of(layer));
            } else if (context == CommandContext.STRING && quotesCode(layer.text())) {
                return;
            } else if (kind.family() == Family.TEXT && context != CommandContext.STRING
                    || kind == ContentKind.TEXT && CommandReader.mayBeCommand(layer.text())) {
                commands(layer, context);
            } else {
                byLanguage(kind, layer, context);
            }
        }

        /** A document in Markdown that a program makes: its commands are for somebody to read. */
        private static boolean quotesCode(String text) {
            int opening = text.indexOf("\n```");
            return opening >= 0 && text.indexOf("\n```", opening + 1) >= 0;
        }

        private void byLanguage(ContentKind kind, ReadableText text, CommandContext context) {
            switch (kind) {
                case JSON -> ConfigurationReader.read(text, observations).forEach(this::script);
                case HTML, SVG -> scripts.addAll(PageReader.read(text, observations));
                case HTA -> {
                    scripts.addAll(PageReader.read(text, observations));
                    commands(text, context);
                }
                case SHELL, POWERSHELL, BATCH, VBSCRIPT, PYTHON, APPLESCRIPT, PERL, RUBY, PHP ->
                    commands(text, context);
                default -> {
                    // Nothing more is known of the other kinds than what the look at their content shows.
                }
            }
        }

        private void commands(ReadableText text, CommandContext context) {
            for (DerivedText decoded : CommandReader.read(text, context, observations)) {
                content.read(decoded, observations);
                script(decoded);
            }
        }

        private void script(DerivedText decoded) {
            if (TextKinds.of(decoded.text()) == ContentKind.JAVASCRIPT) {
                scripts.add(EmbeddedScript.of(decoded));
            }
        }
    }
}
