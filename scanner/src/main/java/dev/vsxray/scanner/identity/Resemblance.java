package dev.vsxray.scanner.identity;

import dev.vsxray.signatures.reference.PopularExtension;
import java.util.Optional;

/**
 * In what an extension resembles a well-known one of another publisher.
 *
 * @param distance slips between the two names, 0 where they are or read the same
 * @param displayName whether the display names read the same too
 * @param promise the word that the name adds, or empty
 */
record Resemblance(
        PopularExtension popular,
        Relation relation,
        int distance,
        Closeness closeness,
        boolean displayName,
        String promise) {

    /** How near the resemblance is to one that cannot be chance. Ordered. */
    enum Closeness {
        /** Two people had the same plain idea for a name. */
        LOW,
        /** One letter, or one promising word, apart. */
        MEDIUM,
        /** Alike in two respects at once. */
        HIGH
    }

    /** What is alike. */
    enum Relation {
        PUBLISHER_LOOK_ALIKE("publisher-look-alike", "the publisher's id reads almost the same"),
        NAME_LOOK_ALIKE("name-look-alike", "the name is one slip away"),
        NAME_VARIANT("name-variant", "the name only adds or drops a common word"),
        SAME_NAME("same-name", "the name is the same under another publisher"),
        DISPLAY_NAME_LOOK_ALIKE("display-name-look-alike", "the display name reads almost the same"),
        SAME_DISPLAY_NAME("same-display-name", "the display name is the same under another publisher");

        private final String word;
        private final String sentence;

        Relation(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        String word() {
            return word;
        }

        /** What is alike, as a clause of our own. */
        String sentence() {
            return sentence;
        }
    }

    /** Shorter words are one slip from too many other words. In characters. */
    private static final int SHORTEST_FOR_ONE_SLIP = 8;

    private static final int SHORTEST_FOR_TWO_SLIPS = 13;

    /** Shorter cores are what anybody would call it: {@code git}, {@code python}, {@code docker}. */
    private static final int SHORTEST_DISTINCTIVE_CORE = 8;

    /** Shorter display names are the name of the thing itself: "C# Extensions", "Solidity". */
    private static final int SHORTEST_DISTINCTIVE_DISPLAY_NAME = 14;

    static Optional<Resemblance> between(LookAlikes.Claim claim, LookAlikes.Known known) {
        int publisher = publisherSlips(claim.publisher(), known.publisher());
        int name = slips(claim.name(), known.name());
        boolean sameName = claim.name().plain().equals(known.name().plain());
        boolean variant = isVariant(claim.name(), known.name());
        boolean sameDisplayName = readsTheSame(claim.displayName(), known.displayName());
        boolean publisherAlike = publisher > 0;
        boolean nameAlike = name > 0;
        if (publisherAlike && (sameName || variant || nameAlike)) {
            return found(known, Relation.PUBLISHER_LOOK_ALIKE, publisher, Closeness.HIGH, sameDisplayName, claim);
        }
        if (nameAlike) {
            Closeness closeness = sameDisplayName ? Closeness.HIGH : Closeness.MEDIUM;
            return found(known, Relation.NAME_LOOK_ALIKE, name, closeness, sameDisplayName, claim);
        }
        if (sameName || variant) {
            return found(
                    known,
                    sameName ? Relation.SAME_NAME : Relation.NAME_VARIANT,
                    0,
                    closenessOfSameName(claim, known, sameDisplayName, variant),
                    sameDisplayName,
                    claim);
        }
        if (publisherAlike) {
            return found(known, Relation.PUBLISHER_LOOK_ALIKE, publisher, Closeness.MEDIUM, sameDisplayName, claim);
        }
        if (sameDisplayName) {
            boolean disguised = claim.displayName().readsLike(known.displayName());
            return found(
                    known,
                    disguised ? Relation.DISPLAY_NAME_LOOK_ALIKE : Relation.SAME_DISPLAY_NAME,
                    0,
                    disguised ? Closeness.HIGH : closenessOfDisplayName(claim, known),
                    true,
                    claim);
        }
        return Optional.empty();
    }

    private static Optional<Resemblance> found(
            LookAlikes.Known known,
            Relation relation,
            int distance,
            Closeness closeness,
            boolean displayName,
            LookAlikes.Claim claim) {
        String promise = claim.name().promise().equals(known.name().promise())
                ? ""
                : claim.name().promise();
        return Optional.of(new Resemblance(known.popular(), relation, distance, closeness, displayName, promise));
    }

    private static Closeness closenessOfSameName(
            LookAlikes.Claim claim, LookAlikes.Known known, boolean sameDisplayName, boolean variant) {
        boolean distinctive = known.name().core().length() >= SHORTEST_DISTINCTIVE_CORE;
        boolean promises = variant && !claim.name().promise().isEmpty();
        Closeness closeness = distinctive && sameDisplayName
                ? Closeness.HIGH
                : distinctive && promises ? Closeness.MEDIUM : Closeness.LOW;
        return withRepository(closeness, claim, known);
    }

    private static Closeness closenessOfDisplayName(LookAlikes.Claim claim, LookAlikes.Known known) {
        boolean distinctive = known.displayName().plain().length() >= SHORTEST_DISTINCTIVE_DISPLAY_NAME;
        return withRepository(distinctive ? Closeness.MEDIUM : Closeness.LOW, claim, known);
    }

    /**
     * A fork that says whose it is takes the same name in the open. Anybody can make a repository, so that is worth one
     * step, not an acquittal.
     */
    private static Closeness withRepository(Closeness closeness, LookAlikes.Claim claim, LookAlikes.Known known) {
        boolean ownRepository = claim.repository()
                .relationTo(known.popular(), claim.publisher())
                .equals("of-publisher");
        if (!ownRepository) {
            return closeness;
        }
        return closeness == Closeness.HIGH ? Closeness.MEDIUM : Closeness.LOW;
    }

    private static boolean isVariant(NameShape claimed, NameShape known) {
        return !claimed.plain().equals(known.plain())
                && claimed.core().equals(known.core())
                && !claimed.core().isEmpty();
    }

    private static boolean readsTheSame(NameShape claimed, NameShape known) {
        return !known.skeleton().isEmpty() && claimed.skeleton().equals(known.skeleton());
    }

    /** Publishers' ids are compared with their separators: {@code ms_python} is not {@code ms-python}. */
    private static int publisherSlips(NameShape claimed, NameShape known) {
        boolean otherSeparators =
                !claimed.written().equals(known.written()) && claimed.plain().equals(known.plain());
        return otherSeparators ? 1 : slips(claimed, known);
    }

    /** 0 where the names are the same or too different; otherwise how many slips lie between them, at least 1. */
    private static int slips(NameShape claimed, NameShape known) {
        if (claimed.plain().equals(known.plain())) {
            return 0;
        }
        if (claimed.readsLike(known) && known.plain().length() >= SHORTEST_FOR_ONE_SLIP) {
            return 1;
        }
        int most = known.core().length() >= SHORTEST_FOR_TWO_SLIPS
                ? 2
                : known.core().length() >= SHORTEST_FOR_ONE_SLIP ? 1 : 0;
        int distance = EditDistance.between(claimed.core(), known.core(), most);
        return distance > most || isNoSlip(claimed.core(), known.core()) ? 0 : distance;
    }

    /**
     * Differences that are no slip: {@code bookmark} and {@code bookmarks} are two names for one thing, {@code bootstrap4} and
     * {@code bootstrap5} two things, and nobody mistypes the letter that the eye looks at first.
     */
    private static boolean isNoSlip(String a, String b) {
        return a.equals(b + "s")
                || b.equals(a + "s")
                || a.replaceAll("[0-9]", "").equals(b.replaceAll("[0-9]", ""))
                || (a.charAt(0) != b.charAt(0) && a.charAt(0) != b.charAt(1));
    }
}
