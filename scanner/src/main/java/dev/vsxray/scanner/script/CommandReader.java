package dev.vsxray.scanner.script;

import dev.vsxray.scanner.content.LiteralAutomaton;
import dev.vsxray.scanner.model.Decoding;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Tells what a command, or a script in any language but JavaScript, does. The same for a whole file, an argument of a
 * call, a task of the editor, or a line in a text for a language model.
 */
public final class CommandReader {

    /** Encodings inside encodings that are undone. */
    private static final int MAX_DEPTH = 4;

    /** Characters read of one text. Scripts above this are data with a shell prologue (self-extracting archives). */
    static final int MAX_LENGTH = 512 * 1024;

    private static final int MAX_DECODED_SHOWN = 400;

    private static final LiteralAutomaton HINTS = new LiteralAutomaton(Behaviours.ALL.stream()
            .flatMap(behaviour -> behaviour.hints().stream())
            .distinct()
            .map(hint -> hint.getBytes(StandardCharsets.UTF_8))
            .toList());

    private CommandReader() {}

    /** Whether {@code text} holds any word that a behaviour needs: a cheap question, asked of every string of a program. */
    public static boolean mayBeCommand(String text) {
        boolean[] found = {false};
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HINTS.scan(bytes, 0, bytes.length, (hint, start) -> found[0] = true);
        return found[0] || text.indexOf('`') >= 0 && text.indexOf('$') >= 0;
    }

    /**
     * Tells of what {@code source} does when it is run as a command or script.
     *
     * @return texts decoded on the way, outermost first
     */
    public static List<DerivedText> read(ReadableText source, CommandContext context, Observations observations) {
        Reading reading = new Reading(context, observations);
        reading.read(source, 0);
        return List.copyOf(reading.decoded);
    }

    private static final class Reading {
        private final CommandContext context;
        private final Observations observations;
        private final List<DerivedText> decoded = new ArrayList<>();
        private final Set<Behaviour> told = new HashSet<>();

        Reading(CommandContext context, Observations observations) {
            this.context = context;
            this.observations = observations;
        }

        void read(ReadableText source, int depth) {
            String text = source.text();
            if (text.length() > MAX_LENGTH) {
                text = text.substring(0, MAX_LENGTH);
                observations.gap(
                        Gap.Kind.LIMIT, "Only the start of a script was read for commands", MAX_LENGTH + " characters");
            }
            text = context == CommandContext.FILE ? Comments.blanked(text) : text;
            behaviours(source, text, false, depth);
            credentials(source, text);
            String plain = Spelling.undo(text);
            if (!plain.equals(text)) {
                behaviours(source, plain, true, depth);
            }
            for (EncodedCommands.Decoded inner : EncodedCommands.in(plain)) {
                encoded(source, plain, inner, depth);
            }
            if (context == CommandContext.FILE && depth < MAX_DEPTH) {
                for (HiddenTexts.Hidden inner : HiddenTexts.in(plain)) {
                    hidden(source, plain, inner, depth);
                }
            }
        }

        private void behaviours(ReadableText source, String text, boolean respelled, int depth) {
            String lower = inSmallLetters(text);
            for (Behaviour behaviour : Behaviours.ALL) {
                Optional<int[]> place = told.contains(behaviour) ? Optional.empty() : behaviour.find(text, lower);
                if (place.isPresent()) {
                    told.add(behaviour);
                    Facts facts = Facts.of("how", behaviour.how())
                            .and("context", context.word())
                            .and("respelled", respelled)
                            .and("decoded", depth > 0 || isWordsInBase64(source));
                    observations.trait(behaviour.trait(), evidence(source, text, place.get(), respelled), facts);
                }
            }
        }

        /** A string of a program that stood there in Base64; tables of strings that an obfuscator made are another thing. */
        private boolean isWordsInBase64(ReadableText source) {
            return context == CommandContext.STRING
                    && source instanceof DerivedText text
                    && text.origin() == TextOrigin.FOLDED
                    && text.how().equals("base64");
        }

        /** Of the Latin letters alone, which is what hints are made of, so that every place stays what it is. */
        private static String inSmallLetters(String text) {
            StringBuilder small = new StringBuilder(text);
            for (int i = 0; i < small.length(); i++) {
                char c = small.charAt(i);
                if (c >= 'A' && c <= 'Z') {
                    small.setCharAt(i, (char) (c - 'A' + 'a'));
                }
            }
            return small.toString();
        }

        private void credentials(ReadableText source, String text) {
            SortedMap<String, Integer> families = CredentialPaths.in(text);
            if (!families.isEmpty()) {
                int first = families.values().iterator().next();
                observations.trait(
                        "command-names-credentials",
                        source.evidence(first, first + 40, "Names places where secrets are kept"),
                        Facts.of("families", String.join(",", families.keySet()))
                                .and("count", families.size())
                                .and("context", context.word()));
            }
        }

        private void encoded(ReadableText source, String plain, EncodedCommands.Decoded inner, int depth) {
            Evidence place = evidence(
                    source, plain, new int[] {inner.start(), inner.start() + 60}, !plain.equals(source.text()));
            if (inner.option()) {
                List<Decoding> layers = new ArrayList<>(place.decoded());
                layers.add(new Decoding(
                        "base64, UTF-16LE",
                        inner.text().substring(0, Math.min(inner.text().length(), MAX_DECODED_SHOWN))));
                observations.trait(
                        "powershell-encoded-command",
                        new Evidence(
                                place.role(),
                                place.location(),
                                "A command given to PowerShell in Base64",
                                place.excerpt(),
                                layers,
                                false),
                        Facts.of("context", context.word())
                                .and("length", inner.text().length()));
            }
            DerivedText layer = new DerivedText(place, "base64", inner.text(), TextOrigin.LAYER);
            decoded.add(layer);
            if (depth < MAX_DEPTH) {
                read(layer, depth + 1);
            }
        }

        private void hidden(ReadableText source, String plain, HiddenTexts.Hidden inner, int depth) {
            int[] place = {inner.start(), inner.start() + 60};
            DerivedText layer = new DerivedText(
                    evidence(source, plain, place, !plain.equals(source.text())),
                    inner.how(),
                    inner.text(),
                    TextOrigin.LAYER);
            if (decoded.stream().noneMatch(known -> known.text().equals(layer.text()))) {
                observations.trait(
                        "command-hides-text",
                        layer.from(),
                        Facts.of("how", inner.how()).and("context", context.word()));
                decoded.add(layer);
                read(layer, depth + 1);
            }
        }

        /** In respelled text the place is that of the line, since lines stay lines. */
        private static Evidence evidence(ReadableText source, String text, int[] place, boolean respelled) {
            String note = "What the command does here";
            if (!respelled) {
                return source.evidence(place[0], place[1], note);
            }
            int start = startOfLine(source.text(), lineOf(text, place[0]));
            Evidence line = source.evidence(start, start + ReadableText.MAX_EXCERPT, note);
            List<Decoding> layers = new ArrayList<>(line.decoded());
            int end = Math.min(text.length(), Math.min(place[1], place[0] + MAX_DECODED_SHOWN));
            layers.add(new Decoding("respelled", text.substring(place[0], Math.max(place[0], end))));
            return new Evidence(line.role(), line.location(), note, line.excerpt(), layers, line.assumed());
        }

        private static int lineOf(String text, int index) {
            return (int) text.substring(0, Math.min(index, text.length()))
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
        }

        private static int startOfLine(String text, int line) {
            int start = 0;
            for (int i = 0; i < line; i++) {
                int end = text.indexOf('\n', start);
                if (end < 0) {
                    return start;
                }
                start = end + 1;
            }
            return start;
        }
    }
}
