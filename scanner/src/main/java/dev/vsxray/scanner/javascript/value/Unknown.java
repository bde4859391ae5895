package dev.vsxray.scanner.javascript.value;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that is not known, with what is known about it all the same. Immutable. */
public final class Unknown implements Value {

    /** What {@code typeof} would say, where that much is known. */
    public enum Kind {
        ANY,
        TEXT,
        NUMBER,
        BOOLEAN,
        OBJECT,
        FUNCTION
    }

    /** Stands for what is not known inside a partial text. */
    public static final String HOLE = "…";

    /** Longest partial text that is kept, in UTF-16 code units. */
    private static final int MAXIMUM_PARTIAL = 4_000;

    /** Nothing is known. */
    public static final Unknown ANY = new Unknown(Kind.ANY, Facts.NONE, null);

    public static final Unknown TEXT = new Unknown(Kind.TEXT, Facts.NONE, null);
    public static final Unknown NUMBER = new Unknown(Kind.NUMBER, Facts.NONE, null);
    public static final Unknown BOOLEAN = new Unknown(Kind.BOOLEAN, Facts.NONE, null);
    public static final Unknown OBJECT = new Unknown(Kind.OBJECT, Facts.NONE, null);
    public static final Unknown FUNCTION = new Unknown(Kind.FUNCTION, Facts.NONE, null);

    private final Kind kind;
    private final Facts facts;
    private final @Nullable String partial;

    private Unknown(Kind kind, Facts facts, @Nullable String partial) {
        this.kind = kind;
        this.facts = facts;
        this.partial = partial;
    }

    public static Unknown with(Facts facts) {
        return facts.isEmpty() ? ANY : new Unknown(Kind.ANY, facts, null);
    }

    public static Unknown of(Kind kind, Facts facts) {
        return new Unknown(kind, facts, null);
    }

    /**
     * A string of which parts are known.
     *
     * @param partial the known parts with {@link #HOLE} where something unknown stands
     */
    public static Unknown text(String partial, Facts facts) {
        if (partial.equals(HOLE) || partial.isEmpty()) {
            return new Unknown(Kind.TEXT, facts, null);
        }
        String shorter = partial.replace(HOLE + HOLE, HOLE);
        if (shorter.length() > MAXIMUM_PARTIAL) {
            shorter = shorter.substring(0, MAXIMUM_PARTIAL / 2)
                    + HOLE
                    + shorter.substring(shorter.length() - MAXIMUM_PARTIAL / 2);
        }
        return new Unknown(Kind.TEXT, facts, shorter);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    /** The known parts of a string, with {@link #HOLE} between. */
    public Optional<String> partial() {
        return Optional.ofNullable(partial);
    }

    /** True when not even parts of a text are known. */
    boolean isWhollyUnknown() {
        return partial == null;
    }

    public Unknown withFacts(Facts other) {
        return other == facts ? this : new Unknown(kind, other, partial);
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Unknown that
                && kind == that.kind
                && Objects.equals(partial, that.partial)
                && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return (kind.hashCode() * 31 + Objects.hashCode(partial)) * 31 + facts.hashCode();
    }

    @Override
    public String toString() {
        return "unknown " + kind + (partial == null ? "" : " " + partial) + (facts.isEmpty() ? "" : " " + facts);
    }
}
