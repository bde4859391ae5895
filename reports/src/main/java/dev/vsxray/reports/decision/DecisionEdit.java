package dev.vsxray.reports.decision;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds a decision to the text of a file and leaves every other character as it is: comments and order are what the team
 * reviews. What came out is read back before anybody gets it.
 */
public final class DecisionEdit {

    private static final String HEADER = """
            # What we decided about extensions and findings. Read by vsxray; docs/decisions.md explains the fields.
            decisions:
            """;

    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^decisions:[ \\t]*\\[[ \\t]*][ \\t]*(?=#|\\r?$)");

    /** The hyphen of the last entry in block style; its column is the list's. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?m)^( *)-[ \\t]+(?:decision|extension|publisher|rule|fingerprint|owner|reason|expires|versions)\\b");

    /** What needs no quotes, whatever YAML reader comes along. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*([._@-][A-Za-z0-9]+)+");

    private DecisionEdit() {}

    /** The text of a file that holds only {@code decision}. */
    public static String first(Decision decision) {
        return HEADER + entry(decision, "  ");
    }

    /**
     * {@code text} with {@code decision} at its end.
     *
     * @return empty where the file is laid out in a way that this does not know; it is then to be edited by hand
     */
    public static Optional<String> appended(String text, Decision decision) {
        String open = EMPTY_LIST.matcher(text).replaceFirst("decisions: ");
        String ended = open.isEmpty() || open.endsWith("\n") ? open : open + "\n";
        String edited = ended + entry(decision, indent(text));
        List<Decision> wanted =
                new ArrayList<>(withoutSource(DecisionFile.read(text, "").decisions()));
        wanted.addAll(withoutSource(List.of(decision)));
        DecisionFile.Reading reading = DecisionFile.read(edited, "");
        return withoutSource(reading.decisions()).equals(wanted) ? Optional.of(edited) : Optional.empty();
    }

    private static String indent(String text) {
        Matcher entries = ENTRY.matcher(text);
        String indent = "  ";
        while (entries.find()) {
            indent = entries.group(1);
        }
        return indent;
    }

    private static String entry(Decision decision, String indent) {
        StringBuilder entry = new StringBuilder();
        Scope scope = decision.scope();
        entry.append(indent)
                .append("- decision: ")
                .append(decision.kind().word())
                .append('\n');
        field(entry, indent, "extension", scope.extension());
        field(entry, indent, "versions", scope.versions());
        field(entry, indent, "publisher", scope.publisher());
        field(entry, indent, "rule", scope.rule());
        field(entry, indent, "fingerprint", scope.fingerprint());
        field(entry, indent, "owner", decision.owner());
        field(entry, indent, "reason", decision.reason());
        entry.append(indent)
                .append("  expires: ")
                .append(decision.expires().map(LocalDate::toString).orElse(DecisionFile.NEVER))
                .append('\n');
        return entry.toString();
    }

    private static void field(StringBuilder entry, String indent, String name, String value) {
        if (!value.isEmpty()) {
            entry.append(indent)
                    .append("  ")
                    .append(name)
                    .append(": ")
                    .append(scalar(value))
                    .append('\n');
        }
    }

    /** A string of JSON is a string of YAML. */
    private static String scalar(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    private static List<Decision> withoutSource(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> new Decision(
                        decision.kind(), decision.scope(), decision.owner(), decision.reason(), decision.expires(), ""))
                .toList();
    }
}
