package dev.vsxray.signatures.rule;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A dotted or coloned name in which {@code *} stands for any text: {@code node:child_process.*}. Letter case does not
 * matter. Equal when written equally.
 */
public final class NamePattern {

    private final String written;
    private final Pattern pattern;

    public NamePattern(String written) {
        this.written = written;
        String regex =
                Arrays.stream(written.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    public boolean matches(String name) {
        return pattern.matches(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** As written in the rule. */
    @Override
    public String toString() {
        return written;
    }
}
