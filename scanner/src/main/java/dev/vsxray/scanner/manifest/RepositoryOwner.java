package dev.vsxray.scanner.manifest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who owns the repository that a manifest names. Galleries never check it, so it says who the extension wants to be
 * taken for, no more.
 *
 * @param host such as {@code github.com}
 */
record RepositoryOwner(String host, String owner) {

    /** UTF-16 code units of an address that is looked at. */
    private static final int MAX_ADDRESS = 1_000;

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:git\\+)?(?:[a-z+]{1,12}://)?(?:[^@/\\s]{1,100}@)?(?:www\\.)?"
                    + "(github\\.com|gitlab\\.com|bitbucket\\.org|codeberg\\.org|gitee\\.com)[/:]([A-Za-z0-9_.-]{1,100})(?:/.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** npm's short forms: {@code owner/name} and {@code gitlab:owner/name}. */
    private static final Pattern SHORT =
            Pattern.compile("(?:(github|gitlab|bitbucket):)?([A-Za-z0-9_.-]{1,100})/[A-Za-z0-9_.-]{1,100}");

    static Optional<RepositoryOwner> of(String repository) {
        if (repository.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(repository.strip());
        if (address.matches()) {
            return Optional.of(new RepositoryOwner(address.group(1).toLowerCase(Locale.ROOT), address.group(2)));
        }
        Matcher shorthand = SHORT.matcher(repository.strip());
        if (shorthand.matches()) {
            String forge = Optional.ofNullable(shorthand.group(1)).orElse("github");
            String host = forge.equals("bitbucket") ? "bitbucket.org" : forge + ".com";
            return Optional.of(new RepositoryOwner(host, shorthand.group(2)));
        }
        return Optional.empty();
    }

    /** True where the owner's name and the publisher's have one inside the other, case and punctuation aside. */
    boolean resembles(String publisher) {
        String mine = plain(owner);
        String theirs = plain(publisher);
        return !mine.isEmpty() && !theirs.isEmpty() && (mine.contains(theirs) || theirs.contains(mine));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
