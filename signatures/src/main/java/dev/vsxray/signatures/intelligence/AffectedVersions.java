package dev.vsxray.signatures.intelligence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.SemverException;
import org.semver4j.range.RangeListFactory;

/**
 * Which versions a report accuses.
 *
 * @param text {@code *} for all; {@code unknown-subset} where only some are bad and nobody said which; otherwise a
 *     comma-separated list of versions and ranges in the notation of npm, such as {@code 0.5.0}, {@code 2.63} (all of
 *     2.63), {@code >=1.0.0 <1.4.2}, {@code 1.0.0-2.4.x} (from 1.0.0 to 2.4 inclusive)
 */
public record AffectedVersions(String text) {

    /** The report gives no version limit. */
    public static final AffectedVersions ALL = new AffectedVersions("*");

    /** A genuine extension of which some releases are bad, not known here which. */
    public static final AffectedVersions UNKNOWN_SUBSET = new AffectedVersions("unknown-subset");

    /** A hyphen range without the blanks that npm demands. The second part starts a version, not a pre-release tag. */
    private static final Pattern TIGHT_HYPHEN_RANGE =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){1,2})-(\\d{1,9}\\.(?:\\d{1,9}|x)(?:\\.(?:\\d{1,9}|x))?)");

    /** What a version or range begins with. Other text is a remark, which the range parser would read as "no version". */
    private static final Pattern BEGINS_LIKE_A_RANGE = Pattern.compile("[\\s<>=~^v]*\\d.*");

    /** What a version is to a report. */
    public enum Answer {
        AFFECTED,
        NOT_AFFECTED,
        /** The report or the version does not say enough. */
        UNDECIDED
    }

    public AffectedVersions {
        text = text.isBlank() ? "*" : text.strip();
    }

    public boolean all() {
        return text.equals("*");
    }

    /** True where versions or ranges are listed, so that the rest of the extension's releases stand unaccused. */
    public boolean limited() {
        return !all() && !text.equals(UNKNOWN_SUBSET.text);
    }

    /**
     * Whether the report accuses a version.
     *
     * @param version of the installed package, empty where it is not known
     */
    public Answer covers(String version) {
        if (all()) {
            return Answer.AFFECTED;
        }
        if (!limited() || version.isBlank()) {
            return Answer.UNDECIDED;
        }
        List<String> parts = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.contains(version.toLowerCase(Locale.ROOT)) || parts.contains(version)) {
            return Answer.AFFECTED;
        }
        Semver parsed = Semver.parse(version);
        if (parsed == null) {
            return Answer.UNDECIDED;
        }
        boolean undecided = false;
        for (String part : parts) {
            if (!BEGINS_LIKE_A_RANGE.matcher(part).matches()) {
                undecided = true;
                continue;
            }
            try {
                if (RangeListFactory.create(npmNotation(part), true).isSatisfiedBy(parsed)) {
                    return Answer.AFFECTED;
                }
            } catch (SemverException notARange) {
                undecided = true;
            }
        }
        return undecided ? Answer.UNDECIDED : Answer.NOT_AFFECTED;
    }

    private static String npmNotation(String part) {
        return TIGHT_HYPHEN_RANGE.matcher(part).replaceFirst("$1 - $2");
    }

    @Override
    public String toString() {
        return text;
    }
}
