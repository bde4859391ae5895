package dev.vsxray.scanner.javascript.value;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * That a value is, or was made from, data of one source.
 *
 * <p>Two taints are equal when source, detail, what the data went through and whether the way is proven are equal: which
 * of several ways the data took to get here does not make another fact, and the first way found is kept.
 */
public final class Taint {

    private final String source;
    private final String detail;
    private final SortedSet<String> through;
    private final Trail trail;

    /** Source and what the data went through; shared by all taints that one step after the other was made from one. */
    private final String kind;

    private final int kindHash;

    private final int hash;

    private Taint(String source, String detail, SortedSet<String> through, Trail trail) {
        this.source = source;
        this.detail = detail;
        this.through = through;
        this.trail = trail;
        // One string for all equal ones, because taints are compared far more often than made.
        this.kind = (source + through).intern();
        this.kindHash = kindHash(kind, trail);
        this.hash = kindHash * 31 + detail.hashCode();
    }

    private Taint(Taint before, Trail trail) {
        this.source = before.source;
        this.detail = before.detail;
        this.through = before.through;
        this.trail = trail;
        this.kind = before.kind;
        this.kindHash = kindHash(kind, trail);
        this.hash = kindHash * 31 + detail.hashCode();
    }

    private static int kindHash(String kind, Trail trail) {
        return kind.hashCode() * 2 + (trail.isAssumed() ? 1 : 0);
    }

    /**
     * Data fresh from a source.
     *
     * @param source a source class of the API catalogue, such as {@code editor-document}
     * @param detail what tells this source from others of its class, such as the path that was read; may be empty
     */
    public static Taint from(String source, String detail, Place place, String note) {
        return new Taint(source, detail, new TreeSet<>(), Trail.start(place, note));
    }

    public String source() {
        return source;
    }

    public String detail() {
        return detail;
    }

    /** True for data of the same source that went through the same, proven or not as this is, whatever the detail. */
    public boolean isLike(Taint other) {
        return kindHash == other.kindHash && kind.equals(other.kind) && trail.isAssumed() == other.trail.isAssumed();
    }

    /** The same for all that are alike. */
    public int kindHash() {
        return kindHash;
    }

    /** Encodings and other things the data went through, by the catalogue's {@code through} names. */
    public SortedSet<String> through() {
        return java.util.Collections.unmodifiableSortedSet(through);
    }

    public Trail trail() {
        return trail;
    }

    /** The same data after it went through {@code encoding}. */
    public Taint through(String encoding, Place place) {
        if (through.contains(encoding)) {
            return this;
        }
        SortedSet<String> more = new TreeSet<>(through);
        more.add(encoding);
        return new Taint(source, detail, more, trail.then(place, encoding));
    }

    /** The same data one step further. */
    public Taint step(Place place, String note) {
        return new Taint(this, trail.then(place, note));
    }

    /** The same data after a link that is assumed, not proven; which of several such links was first does not matter. */
    public Taint assumed(Place place, String note) {
        return trail.isAssumed() ? this : new Taint(this, trail.thenAssumed(place, note));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Taint that && isSame(that);
    }

    /** {@link #equals} for the hot path. */
    boolean isSame(Taint that) {
        return this == that || hash == that.hash && isLike(that) && detail.equals(that.detail);
    }

    /** One of the 64 bits of a {@code long}, the same for equal taints. */
    long bit() {
        return 1L << (hash ^ hash >>> 6 ^ hash >>> 12);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return trail.isAssumed() ? kind + "?" : kind;
    }
}
