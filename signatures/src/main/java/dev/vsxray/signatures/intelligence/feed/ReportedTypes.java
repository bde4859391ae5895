package dev.vsxray.signatures.intelligence.feed;

import dev.vsxray.signatures.intelligence.ThreatType;
import java.util.Locale;
import java.util.Optional;

/** What the words of removal lists mean. Lists mix case, join several words, and list what accuses nobody. */
final class ReportedTypes {

    private ReportedTypes() {}

    /** The gravest meaning among the words; empty where none is known. */
    static Optional<ThreatType> of(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        if (said.contains("potentially")) {
            return Optional.of(ThreatType.UNTRUSTWORTHY);
        }
        if (said.contains("malware") || said.contains("malicious") || said.contains("ransomware")) {
            return Optional.of(ThreatType.MALWARE);
        }
        if (said.contains("impersonat") || said.contains("typo") || said.contains("squat")) {
            return Optional.of(ThreatType.IMPERSONATION);
        }
        if (said.contains("untrust")) {
            return Optional.of(ThreatType.UNTRUSTWORTHY);
        }
        if (said.contains("spam")) {
            return Optional.of(ThreatType.SPAM);
        }
        if (said.contains("copyright") || said.contains("trademark")) {
            return Optional.of(ThreatType.COPYRIGHT);
        }
        boolean accusesNobody = said.contains("request")
                || said.contains("deprecat")
                || said.contains("expired")
                || said.contains("poc")
                || said.contains("proof")
                || said.contains("other");
        return accusesNobody ? Optional.of(ThreatType.OTHER) : Optional.empty();
    }
}
