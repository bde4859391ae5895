package dev.vsxray.scanner.javascript.value;

import dev.vsxray.scanner.javascript.regexp.RegExp;
import dev.vsxray.scanner.javascript.regexp.RegExpSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression; its {@code lastIndex} is an own property. */
public final class RegExpObject extends HeapObject {

    private final String pattern;
    private final String flags;
    private @Nullable RegExp compiled;

    public RegExpObject(int level, Value prototype, String pattern, String flags) {
        super(level, prototype);
        this.pattern = pattern;
        this.flags = flags;
    }

    @Override
    public String className() {
        return "RegExp";
    }

    /** Ready to match; compiled on first use, because most literals of a bundle never match anything here. */
    public RegExp compiled(Realm realm) throws RegExpSyntaxException {
        RegExp present = compiled;
        if (present == null) {
            present = realm.compiled(pattern, flags);
            compiled = present;
        }
        return present;
    }

    /** Between the slashes. */
    public String pattern() {
        return pattern;
    }

    public String flags() {
        return flags;
    }
}
