package dev.vsxray.scanner.identity;

import dev.vsxray.signatures.reference.PopularExtension;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The repository a manifest names. Anybody can name any repository, so it proves nothing by itself.
 *
 * @param owner account that owns it, or empty
 * @param name of the repository, or empty
 */
record Repository(String owner, String name) {

    /** Only ever applied to the first {@link #LONGEST} characters. */
    private static final Pattern HOSTED = Pattern.compile(
            "(?i)(?:github\\.com|gitlab\\.com|bitbucket\\.org|gitee\\.com|codeberg\\.org)[/:]([\\w.-]{1,60})/([\\w.-]{1,100}?)(?:\\.git)?(?:[/?#\\s].*)?$");

    private static final int LONGEST = 300;

    static Repository of(String url) {
        Matcher matcher = HOSTED.matcher(url.length() > LONGEST ? url.substring(0, LONGEST) : url);
        return matcher.find() ? new Repository(matcher.group(1), matcher.group(2)) : new Repository("", "");
    }

    /**
     * {@code none}; {@code of-popular} where it seems to be the well-known extension's own; {@code of-publisher} where the
     * owner's name agrees with the publisher's; {@code of-other}.
     */
    String relationTo(PopularExtension popular, NameShape publisher) {
        if (owner.isEmpty()) {
            return "none";
        }
        String ownerName = NameShape.of(owner).plain();
        if (agree(ownerName, publisher.plain())) {
            return "of-publisher";
        }
        boolean ofPopular = agree(ownerName, NameShape.of(popular.publisher()).plain())
                || agree(ownerName, NameShape.of(popular.publisherName()).plain())
                || NameShape.of(name).core().equals(NameShape.of(popular.name()).core());
        return ofPopular ? "of-popular" : "of-other";
    }

    /** Names of one party: equal, or one within the other ({@code vuejs} and {@code vue}). */
    private static boolean agree(String a, String b) {
        return a.length() >= 3 && b.length() >= 3 && (a.contains(b) || b.contains(a));
    }
}
