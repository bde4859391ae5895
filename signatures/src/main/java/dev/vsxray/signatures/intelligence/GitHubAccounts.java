package dev.vsxray.signatures.intelligence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the account out of a URL of GitHub, in the shapes that code uses. */
final class GitHubAccounts {

    /** Only ever applied to one URL, which {@link #LONGEST_URL} bounds. */
    private static final Pattern OWNED = Pattern.compile("(?i)^(?:[a-z+]{2,12}://)?(?:[^/@]{1,200}@)?"
            + "(?:(?:www\\.)?github\\.com[/:]|raw\\.githubusercontent\\.com/|gist\\.github(?:usercontent)?\\.com/"
            + "|codeload\\.github\\.com/|api\\.github\\.com/(?:repos|users|orgs)/)([a-z0-9-]{1,39})(?:[/?#.].*)?$");

    private static final Pattern PAGES =
            Pattern.compile("(?i)^(?:[a-z+]{2,12}://)?([a-z0-9-]{1,39})\\.github\\.io(?:[:/?#].*)?$");

    private static final Pattern SHORTHAND = Pattern.compile("(?i)^github:([a-z0-9-]{1,39})/.*$");

    /** First path parts that are pages of GitHub, not accounts. */
    private static final Set<String> PAGES_OF_GITHUB =
            Set.of("about", "apps", "features", "login", "marketplace", "orgs", "search", "settings", "sponsors");

    /** In UTF-16 code units; longer ones carry data, their owner stands within the first hundred. */
    private static final int LONGEST_URL = 400;

    private GitHubAccounts() {}

    /** The owning account in lower case, where the URL is one of GitHub. */
    static Optional<String> ownerOf(String url) {
        String bounded = url.length() > LONGEST_URL ? url.substring(0, LONGEST_URL) : url;
        for (Pattern shape : new Pattern[] {OWNED, PAGES, SHORTHAND}) {
            Matcher matcher = shape.matcher(bounded);
            if (matcher.matches()) {
                String account = matcher.group(1).toLowerCase(Locale.ROOT);
                return PAGES_OF_GITHUB.contains(account) ? Optional.empty() : Optional.of(account);
            }
        }
        return Optional.empty();
    }
}
