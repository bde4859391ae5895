package dev.vsxray.scanner.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What there is to know of where an extension comes from. Days are whole days before the scan. */
public enum ProvenanceTopic {
    /** The registry that is responsible: {@code vscode-marketplace}, {@code open-vsx}, or the address of a gallery. */
    REGISTRY,
    /** {@code published}, {@code unpublished} or {@code not-found}; unknown where the registry gave no such answer. */
    STATUS,
    /** Whether the registry still serves the version at hand. */
    VERSION_SERVED,
    /** Whether the registry vouches for the publisher. */
    PUBLISHER_VERIFIED,
    /** The domain the publisher proved to own. */
    PUBLISHER_DOMAIN,
    /** Days since the publisher's oldest extension that is still served; the publisher is at least that old. */
    PUBLISHER_AGE_DAYS,
    /** Days since the extension was first published. */
    EXTENSION_AGE_DAYS,
    /** Days since the version at hand was published. */
    RELEASE_AGE_DAYS,
    /** Days since the newest version was published. */
    UPDATE_AGE_DAYS,
    /** Installations as the registry counts them; such counts can be inflated. */
    INSTALLS,
    /** The average rating in tenths: 0 to 50. */
    RATING_TENTHS,
    /** Number of ratings. */
    RATINGS,
    /** Number of versions the registry lists. */
    RELEASES,
    /** The most versions published within one hour. */
    RELEASES_IN_AN_HOUR,
    /** Days without a release before the newest one. */
    SILENCE_DAYS,
    /** Whether registry or editor calls it deprecated. */
    DEPRECATED,
    /** Id of the extension that takes its place. */
    REPLACEMENT,
    /** Whether the repository that the package names can be reached. */
    REPOSITORY_REACHABLE,
    /** Whether the repository's own manifest names this extension. */
    REPOSITORY_NAMES_IT,
    /** Whether the owner of the repository that the package names is called as the publisher is. */
    REPOSITORY_OWNER_IS_PUBLISHER,
    /** Id of a more installed extension with the same display name. */
    SAME_NAME_AS,
    /** Id of a more installed extension with the same icon. */
    SAME_ICON_AS,
    /** Id of a more installed extension with the same README. */
    SAME_README_AS,
    /** Whether the publisher is a member of a namespace that has an owner; Open VSX alone. */
    NAMESPACE_OWNED,
    /** Whether another registry has an extension of this id by what looks like another publisher. */
    OTHER_PUBLISHER_ELSEWHERE,
    /** {@code same} or {@code differs}: the package at hand against the one the registry serves. */
    PACKAGE,
    /** {@code good}, {@code untrusted}, {@code expired}, {@code broken} or {@code missing}: the registry's signature. */
    SIGNATURE,
    /** Whether the version at hand is at least as old as was asked for. */
    OLD_ENOUGH;

    /** The word used in reports and rules, such as {@code extension-age-days}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProvenanceTopic> ofWord(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }
}
