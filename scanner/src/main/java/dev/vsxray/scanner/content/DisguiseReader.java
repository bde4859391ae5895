package dev.vsxray.scanner.content;

import dev.vsxray.scanner.content.ContentKind.Family;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Compares what a file is with what its name promises, and finds what is put into or behind files that are only looked at. */
public final class DisguiseReader {

    /** Bytes behind the end that are padding, not payload: a line end, an alignment. */
    private static final int MAX_PADDING = 16;

    private static final Set<Family> PASSIVE =
            Set.of(Family.IMAGE, Family.FONT, Family.MEDIA, Family.DOCUMENT, Family.DATA, Family.TEXT);

    private DisguiseReader() {}

    /**
     * Tells what kind of file this is and whether it is another than it says.
     *
     * @param bytes the file from its start
     * @param size of the whole file, in bytes; more than {@code bytes} where only its start was read
     * @return text put behind the end of an image or such
     */
    public static List<DerivedText> read(String path, byte[] bytes, long size, Observations observations) {
        ContentKind actual = ContentKinds.of(bytes);
        ContentKind named = ContentKind.promisedBy(path);
        Location start = Location.startOf(path);
        observations.add(new Feature.FileKind(
                actual.word(), named.word(), size, Evidence.match(start, "Content is " + actual.word(), head(bytes))));
        if (isDisguised(actual, named, path)) {
            observations.trait(
                    "disguised-file",
                    Evidence.match(start, "Named like " + named.word() + ", is " + actual.word(), head(bytes)),
                    Facts.of("actual", actual.word())
                            .and("actual-family", actual.family().name().toLowerCase(Locale.ROOT))
                            .and("named", named.word())
                            .and("named-family", named.family().name().toLowerCase(Locale.ROOT))
                            .and("size", size));
        }
        return size > bytes.length ? List.of() : stowaways(path, actual, bytes, observations);
    }

    private static boolean isDisguised(ContentKind actual, ContentKind named, String path) {
        if (named == ContentKind.UNKNOWN
                || actual == named
                || actual == ContentKind.EMPTY
                || actual == ContentKind.LFS_POINTER) {
            return false;
        }
        switch (actual.family()) {
            case EXECUTABLE:
                return named.family() != Family.EXECUTABLE && named != ContentKind.BINARY && !isObjectArchive(named);
            case ARCHIVE:
                // Endings such as .lock, .dat or .db are used for anything; a passive ending with a fixed format is
                // not.
                return PASSIVE.contains(named.family()) && named != ContentKind.BINARY && named != ContentKind.OLE
                        || named.family() == Family.SCRIPT;
            case SCRIPT:
                return PASSIVE.contains(named.family()) && promisesNoCode(named, actual, path);
            default:
                return named.family() == Family.SCRIPT && !actual.isText() && named != ContentKind.TYPESCRIPT
                        || actual == ContentKind.HTML
                                && (named.family() == Family.IMAGE || named.family() == Family.FONT)
                        || actual == ContentKind.BINARY && named.family() == Family.SCRIPT;
        }
    }

    private static boolean isObjectArchive(ContentKind named) {
        return named == ContentKind.AR;
    }

    /** Prose and configuration quote code; the others have no business to read like a program. */
    private static boolean promisesNoCode(ContentKind named, ContentKind actual, String path) {
        boolean quotesCode = named == ContentKind.MARKDOWN
                || named == ContentKind.YAML
                || named == ContentKind.HTML
                || named == ContentKind.XML
                || named == ContentKind.SVG
                || named == ContentKind.CSS && actual != ContentKind.JAVASCRIPT;
        boolean example = path.toLowerCase(Locale.ROOT).contains(".template.") || path.endsWith(".env");
        return !quotesCode && !example;
    }

    private static List<DerivedText> stowaways(
            String path, ContentKind actual, byte[] bytes, Observations observations) {
        List<DerivedText> texts = new ArrayList<>();
        OptionalInt end = TrailingData.end(actual, bytes);
        if (end.isPresent() && bytes.length - end.getAsInt() > MAX_PADDING) {
            trailing(path, actual, bytes, end.getAsInt(), texts, observations);
        }
        boolean lookedAtOnly = actual.family() == Family.IMAGE && actual != ContentKind.SVG
                || actual.family() == Family.FONT
                || actual.family() == Family.MEDIA
                || actual == ContentKind.PDF;
        if (lookedAtOnly) {
            embeddedProgram(path, actual, bytes, observations);
            embeddedWords(path, actual, bytes, observations);
        }
        return texts;
    }

    private static void trailing(
            String path,
            ContentKind actual,
            byte[] bytes,
            int end,
            List<DerivedText> texts,
            Observations observations) {
        byte[] tail = Arrays.copyOfRange(bytes, end, bytes.length);
        if (isPadding(tail)) {
            return;
        }
        ContentKind kind = ContentKinds.of(tail);
        FileText text = FileText.of(path, kind.isText() ? tail : new byte[0]);
        Evidence place = Evidence.match(
                new Location(path, end, 1, end + 1),
                tail.length + " bytes stand behind the end of the " + actual.word(),
                text.excerpt(0, Math.min(text.text().length(), 80)));
        observations.trait(
                "data-after-end",
                place,
                Facts.of("file", actual.word())
                        .and("length", tail.length)
                        .and("kind", kind.word())
                        .and("family", kind.family().name().toLowerCase(Locale.ROOT))
                        .and("entropy", String.format(Locale.ROOT, "%.1f", BlobReader.entropy(tail, 0, tail.length))));
        if (kind.isText()) {
            texts.add(new DerivedText(place, "data-after-end", text.text(), TextOrigin.LAYER));
        }
    }

    private static boolean isPadding(byte[] tail) {
        for (byte b : tail) {
            if (b != tail[0] && b != 0 && b != '\n' && b != '\r' && b != ' ') {
                return false;
            }
        }
        return true;
    }

    /** A whole program inside a file that is only shown or played: a header that points at another header, not two letters. */
    private static void embeddedProgram(String path, ContentKind actual, byte[] bytes, Observations observations) {
        for (int i = 1; i + 64 < bytes.length; i++) {
            boolean pe = bytes[i] == 'M' && bytes[i + 1] == 'Z' && ContentKinds.peHeaderAt(bytes, i);
            boolean elf = bytes[i] == 0x7F
                    && bytes[i + 1] == 'E'
                    && bytes[i + 2] == 'L'
                    && bytes[i + 3] == 'F'
                    && (bytes[i + 4] == 1 || bytes[i + 4] == 2)
                    && bytes[i + 6] == 1;
            if (pe || elf) {
                observations.trait(
                        "embedded-program",
                        Evidence.match(
                                new Location(path, i, 1, i + 1), "A program stands inside the " + actual.word(), ""),
                        Facts.of("file", actual.word())
                                .and("kind", pe ? "pe" : "elf")
                                .and("offset", i));
                return;
            }
        }
    }

    private static void embeddedWords(String path, ContentKind actual, byte[] bytes, Observations observations) {
        SensitiveWords.firstLongIn(bytes)
                .ifPresent(found -> observations.trait(
                        "code-in-media",
                        Evidence.match(
                                new Location(path, found.start(), 1, found.start() + 1),
                                "Words of a program stand inside the " + actual.word(),
                                found.word()),
                        Facts.of("file", actual.word()).and("word", found.word())));
    }

    private static String head(byte[] bytes) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, 8); i++) {
            head.append(String.format(Locale.ROOT, i == 0 ? "%02x" : " %02x", bytes[i] & 0xFF));
        }
        return head.toString();
    }
}
