package dev.vsxray.signatures.intelligence.bundle;

import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.IntelligenceTables;
import dev.vsxray.signatures.table.TableFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A set in one file: the tables one after the other, each under a line {@code ## name}, between a first line that says
 * what it is and a last line {@code ## end} that shows nothing is missing. A signature may follow.
 *
 * @param made when; a machine refuses a bundle made before the one it has
 */
public record IntelligenceBundle(Instant made, IntelligenceSet set) {

    private static final String FIRST_LINE = "# vsxray-intelligence-bundle: 1";
    private static final String MADE = "# made: ";
    private static final String TABLE = "## ";
    private static final String END = "## end";

    /** The bundle as text, without signature, ending with a line feed. Equal bundles give equal texts. */
    public String toText() {
        StringBuilder text = new StringBuilder(FIRST_LINE)
                .append('\n')
                .append(MADE)
                .append(made)
                .append('\n');
        Map<String, String> tables = IntelligenceTables.write(set);
        for (String name : IntelligenceTables.fileNames()) {
            text.append(TABLE).append(name).append('\n').append(tables.get(name));
        }
        return text.append(END).append('\n').toString();
    }

    /** Bytes of {@link #toText} in UTF-8. */
    public byte[] toBytes() {
        return toText().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a bundle.
     *
     * @param text up to and with the end line; a signature is not looked at here
     */
    static IntelligenceBundle parse(String text) throws BundleException {
        if (!text.startsWith(FIRST_LINE + "\n")) {
            throw new BundleException(
                    BundleException.Reason.NOT_A_BUNDLE, "The file is no intelligence bundle of format 1.");
        }
        if (!text.endsWith("\n" + END + "\n")) {
            throw new BundleException(BundleException.Reason.TRUNCATED, "The bundle ends before its end line.");
        }
        try {
            return new IntelligenceBundle(made(text), IntelligenceTables.read(tables(text)));
        } catch (TableFormatException broken) {
            throw new BundleException(
                    BundleException.Reason.UNREADABLE, "The bundle cannot be read: " + broken.getMessage() + ".");
        }
    }

    private static Instant made(String text) throws BundleException {
        int start = text.indexOf('\n') + 1;
        int end = text.indexOf('\n', start);
        String line = end < 0 ? "" : text.substring(start, end);
        try {
            return Instant.parse(line.startsWith(MADE) ? line.substring(MADE.length()) : line);
        } catch (DateTimeParseException noTime) {
            throw new BundleException(
                    BundleException.Reason.UNREADABLE, "The second line of the bundle does not say when it was made.");
        }
    }

    private static Map<String, String> tables(String text) {
        Map<String, String> tables = new LinkedHashMap<>();
        int start = text.indexOf("\n" + TABLE) + 1;
        while (start > 0) {
            int endOfName = text.indexOf('\n', start);
            int next = text.indexOf("\n" + TABLE, endOfName);
            String name = text.substring(start + TABLE.length(), endOfName);
            tables.put(name, text.substring(endOfName + 1, next < 0 ? text.length() : next + 1));
            start = next < 0 ? 0 : next + 1;
        }
        return tables;
    }
}
