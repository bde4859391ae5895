package dev.vsxray.signatures.intelligence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an indicator of compromise is a value of. */
public enum IndicatorKind {
    /** A host name; its subdomains are meant too. */
    DOMAIN,
    /** An address. Cloud addresses are recycled: support for other evidence, not the only ground. */
    IP,
    /** A URL, matched with everything below it. */
    URL,
    /** SHA-256 of a file, hexadecimal, lower case. */
    SHA256,
    /** An account, contract or memo address of a blockchain, spelled as on the chain. */
    WALLET,
    GITHUB_ACCOUNT,
    /** A package of the npm registry. */
    NPM_PACKAGE;

    /** The word used in tables and reports, such as {@code npm-package}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<IndicatorKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
