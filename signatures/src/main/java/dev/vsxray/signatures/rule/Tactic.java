package dev.vsxray.signatures.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an attacker is after, by the names of MITRE ATT&CK's tactics, and three groups of our own. The folder of a rule
 * file names its tactic.
 */
public enum Tactic {
    INITIAL_ACCESS,
    EXECUTION,
    PERSISTENCE,
    DEFENSE_EVASION,
    CREDENTIAL_ACCESS,
    DISCOVERY,
    COLLECTION,
    COMMAND_AND_CONTROL,
    EXFILTRATION,
    IMPACT,
    /** How the extension itself came to be what it is: impersonation, hijacked or known packages. */
    SUPPLY_CHAIN,
    /** Carelessness without a sign of intent. */
    HYGIENE,
    /** What the code can do. A capability is a fact about it, never an accusation. */
    CAPABILITY;

    /** The word used in rules, folders and reports, such as {@code defense-evasion}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Tactic> of(String word) {
        return Arrays.stream(values())
                .filter(tactic -> tactic.word().equals(word))
                .findFirst();
    }
}
