package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.signatures.rule.Severity;
import java.util.Arrays;
import java.util.List;

/**
 * The rules that findings of this package name. They are not YAML rules: what they match is the intelligence, which
 * has its own format, and what they weigh is how far a report reaches.
 */
public enum IndicatorRule {
    MALICIOUS_EXTENSION(
            "known-malicious-extension",
            "Is an extension reported as malware",
            Severity.CRITICAL,
            List.of("T1176.002", "T1195.002"),
            "This extension, in this version and from where it was installed, is named as malware by a public report or"
                    + " by the registry that removed it.",
            "A genuine extension of the same id on another registry, or another release of a hijacked one; both were"
                    + " ruled out here.",
            "Read the report named in the evidence for what the malware took, and rotate what it could reach.",
            "Uninstall it, delete its folder, and block the id by policy."),
    UNTRUSTED_EXTENSION(
            "known-untrusted-extension",
            "Is an extension removed as impersonation or untrustworthy",
            Severity.HIGH,
            List.of("T1036.005"),
            "The registry removed this extension because it passes itself off as another one, or because it could not"
                    + " be trusted. Registries often give that reason first and call it malware later.",
            "Forks and translations that copied the name and picture of the original without bad intent.",
            "Find out which extension was meant to be installed, and compare the publisher.",
            "Uninstall it and install the original from its own publisher."),
    UNWANTED_EXTENSION(
            "known-unwanted-extension",
            "Is an extension removed as spam or for copyright",
            Severity.MEDIUM,
            List.of(),
            "The registry removed this extension for what it is, not for what it does.",
            "Themes and snippets that copied others' work.",
            "Whether anybody uses it.",
            "Uninstall it unless somebody needs it; it gets no updates."),
    POSSIBLY_REPORTED_EXTENSION(
            "possibly-reported-extension",
            "Has the id of a reported extension",
            Severity.MEDIUM,
            List.of("T1036.005"),
            "A report names this id, but it may be about another registry's copy, about other releases, or was"
                    + " disputed. The evidence says which.",
            "The genuine extension whose id was copied on another registry. That is the usual case.",
            "Where this copy was installed from, and whether its version is among the bad ones.",
            "Install it again from the registry of its own publisher, in the newest version."),
    REMOVED_EXTENSION(
            "removed-extension",
            "Is no longer in its registry",
            Severity.INFO,
            List.of(),
            "The registry removed this extension at its owner's wish, as deprecated or for a like reason. That accuses"
                    + " nobody, but it gets no updates.",
            "Every extension that was given up.",
            "Whether a successor exists.",
            "Replace it when convenient."),
    PULLS_IN_REPORTED_EXTENSION(
            "pulls-in-reported-extension",
            "Installs a reported extension along with itself",
            Severity.HIGH,
            List.of("T1195.001", "T1176.002"),
            "The manifest's extensionPack or extensionDependencies leads to an extension that a report names. The editor"
                    + " installs those without asking. Attackers publish a clean extension first and add such an entry"
                    + " in an update.",
            "An old pack whose entry was taken over or turned bad later.",
            "Whether the extension it leads to is installed, and since which version the entry is there.",
            "Uninstall both, or remove the one it leads to and block its id."),
    MALICIOUS_FILE(
            "known-malicious-file",
            "Contains a file reported as malware",
            Severity.CRITICAL,
            List.of("T1195.002"),
            "A file in the package has the SHA-256 of a file that a report names as malware.",
            "Nothing: equal digests are equal files.",
            "Whether the file was started; the report says what it does.",
            "Uninstall the extension, delete its folder, and treat the machine as compromised."),
    MALICIOUS_HOST(
            "known-malicious-host",
            "Names a host, address or account of an attack",
            Severity.HIGH,
            List.of("T1071.001", "T1105"),
            "The package names a host, URL, address or account that a report ties to an attack.",
            "Block lists and security tools, which name many; a page that tells of the attack; a cloud address that"
                    + " has had a new tenant since.",
            "Whether the code contacts it, and the machine's network logs for it.",
            "Uninstall the extension unless it is a security tool, and search the logs for the host."),
    MALICIOUS_WALLET(
            "known-malicious-wallet",
            "Names a blockchain account of an attack",
            Severity.HIGH,
            List.of("T1102.001"),
            "The package names a wallet, contract or memo account that a report ties to an attack. Attackers publish"
                    + " the address of their next server there, or have stolen coins sent to it.",
            "Block lists of wallets and research tools.",
            "What the code does with the account's data.",
            "Uninstall the extension unless it is a research tool."),
    MALICIOUS_PACKAGE(
            "known-malicious-package",
            "Bundles an npm package reported as malware",
            Severity.CRITICAL,
            List.of("T1195.001"),
            "A bundled npm package is one that a report names as malware, in the version that it names.",
            "A manifest that names the package while the bundle does not hold it.",
            "Whether the extension loads the package.",
            "Uninstall the extension until a version without the package is out.");

    private final RuleText text;

    IndicatorRule(
            String id,
            String title,
            Severity severity,
            List<String> attack,
            String explanation,
            String looksAlike,
            String checkNext,
            String remediation) {
        this.text =
                new RuleText(id, title, severity, explanation, looksAlike, checkNext, remediation, attack, List.of());
    }

    public String id() {
        return text.id();
    }

    /** What the rule says to the reader. The references are in the evidence of each finding. */
    public RuleText text() {
        return text;
    }

    /** The texts of all rules, for the reports. */
    public static List<RuleText> texts() {
        return Arrays.stream(values()).map(IndicatorRule::text).toList();
    }
}
