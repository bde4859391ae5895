package dev.vsxray.scanner.secrets;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in texts. What it tells holds the first characters of a secret and its length, nothing more. */
public final class SecretReader {

    /** Bits per character below which a string is a word or a pattern, not a key. */
    private static final double MIN_ENTROPY = 3.0;

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)example|sample|dummy|placeholder|your[_-]?|changeme|redacted|xxxx|\\*{4}|0{8}|1{8}|a{8}|1234567890|abcdefgh|deadbeef|<|>|\\$\\{|\\{\\{|\\.\\.\\.|test[_-]?(?:key|token)|fake|mock|todo|password@|:password|:secret|user:pass");

    /** Places of texts that are written for examples. */
    private static final Pattern EXAMPLE_PATH = Pattern.compile(
            "(?i)(?:^|.*/)(?:tests?|__tests__|spec|specs|fixtures?|examples?|samples?|testdata|__mocks__|mocks)/.*|.*\\.(?:test|spec|example|sample|template)(?:\\.\\w{1,5})?");

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?m)^\\s{0,8}(?:export\\s)?([A-Za-z_][A-Za-z0-9_.]{0,60}(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|PRIVATE_KEY|ACCESS_KEY|PAT|CREDENTIALS?)[A-Za-z0-9_]{0,20})\\s{0,4}=\\s{0,4}[\"']?([^\\s\"'#]{12,400})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NPM_AUTH =
            Pattern.compile("(?m)^.{0,200}_(?:authToken|auth|password)\\s{0,4}=\\s{0,4}[\"']?([^\\s\"'$]{10,400})");

    /** What a variable such as TOKEN_URL holds: an address without a password, which other findings need to name. */
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("https?://[^@]*");

    private SecretReader() {}

    /** Tells of the secrets in {@code source}. Texts of tests and examples are passed over. */
    public static void read(ReadableText source, Observations observations) {
        List<SecretSearch.Found> found = SecretSearch.in(source.text());
        found.forEach(secret -> observations.secret(secret.value()));
        if (EXAMPLE_PATH.matcher(source.path()).matches()) {
            return;
        }
        Set<String> told = new HashSet<>();
        found.stream()
                .filter(secret -> isReal(secret.format(), secret.value()) && told.add(secret.value()))
                .forEach(secret -> tell(
                        source,
                        secret.format().kind(),
                        secret.value(),
                        secret.start(),
                        secret.format().checked(),
                        observations));
        String name =
                source.path().substring(source.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        credentialFile(name).ifPresent(kind -> assignments(source, kind, observations));
    }

    private static boolean isReal(SecretFormat format, String value) {
        return !PLACEHOLDER.matcher(value).find()
                && entropy(value) >= MIN_ENTROPY
                && format.check().test(value);
    }

    /** Files whose purpose is to hold credentials. */
    private static Optional<String> credentialFile(String name) {
        if (name.matches("\\.env(?:\\.(?!example|sample|template|dist)[\\w.-]{1,30})?")) {
            return Optional.of("environment-file");
        }
        switch (name) {
            case ".npmrc":
                return Optional.of("npm-configuration");
            case ".pypirc":
                return Optional.of("pypi-configuration");
            case ".netrc":
            case "_netrc":
            case ".git-credentials":
                return Optional.of("git-credentials");
            case ".vsce":
                return Optional.of("vsce-credentials");
            default:
                return Optional.empty();
        }
    }

    private static void assignments(ReadableText source, String kind, Observations observations) {
        Pattern pattern = kind.equals("npm-configuration") ? NPM_AUTH : ASSIGNMENT;
        Matcher matcher = pattern.matcher(source.text());
        int found = 0;
        while (matcher.find()) {
            int group = matcher.groupCount();
            String value = matcher.group(group);
            if (!PLACEHOLDER.matcher(value).find() && entropy(value) >= MIN_ENTROPY) {
                tell(source, kind, value, matcher.start(group), false, observations);
                if (!PLAIN_ADDRESS.matcher(value).matches()) {
                    observations.secret(value);
                }
                found++;
            }
        }
        boolean whole = !source.text().isBlank() && (kind.equals("git-credentials") || kind.equals("vsce-credentials"));
        if (found == 0 && whole) {
            observations.trait(
                    "credential-file",
                    Evidence.match(source.locate(0), "A file that holds credentials is in the package", ""),
                    Facts.of("kind", kind));
        }
    }

    private static void tell(
            ReadableText source, String kind, String secret, int start, boolean checked, Observations observations) {
        String masked = masked(secret);
        observations.trait(
                "leaked-secret",
                Evidence.match(source.locate(start), "A secret of kind " + kind + " is in the package", masked),
                Facts.of("kind", kind).and("checked", checked).and("masked", masked));
    }

    /** At most the first six characters, never more than a quarter, and the length. */
    static String masked(String secret) {
        String line = secret.lines().findFirst().orElse("");
        int shown = Math.min(6, Math.min(line.length(), secret.length() / 4));
        return line.substring(0, shown) + "\u2026 (" + secret.length() + " characters)";
    }

    /** Shannon entropy in bits per character. The sum is over counts in order, so that it is the same every time. */
    static double entropy(String text) {
        int[] characters = text.chars().sorted().toArray();
        double bits = 0;
        for (int i = 0; i < characters.length; ) {
            int end = i;
            while (end < characters.length && characters[end] == characters[i]) {
                end++;
            }
            double share = (double) (end - i) / characters.length;
            bits -= share * Math.log(share) / Math.log(2);
            i = end;
        }
        return bits;
    }
}
