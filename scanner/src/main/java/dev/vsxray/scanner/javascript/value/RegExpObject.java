package dev.vsxray.scanner.javascript.value;

/** A regular expression; its {@code lastIndex} is an own property. */
public final class RegExpObject extends HeapObject {

    private final String pattern;
    private final String flags;

    public RegExpObject(int level, Value prototype, String pattern, String flags) {
        super(level, prototype);
        this.pattern = pattern;
        this.flags = flags;
    }

    @Override
    public String className() {
        return "RegExp";
    }

    /** Between the slashes. */
    public String pattern() {
        return pattern;
    }

    public String flags() {
        return flags;
    }
}
