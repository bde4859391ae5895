package dev.vsxray.scanner.model;

import java.util.List;

/**
 * What leaves the machine, as far as the code shows. All lists are sorted; what they hold may be text of the extension.
 *
 * @param telemetrySdks names of telemetry libraries, from our own list
 * @param telemetryHosts hosts known to receive telemetry
 * @param honoursOffSwitch whether sending depends on the editor's telemetry setting
 * @param updateChecks URLs or hosts asked for newer versions, outside the editor's own updates
 * @param localModelEndpoints language models on this machine
 * @param cloudModelEndpoints language models elsewhere
 * @param fallsBackToCloud whether a failed local model is replaced by one elsewhere without asking
 * @param webSearch search services the extension asks
 */
public record PrivacyCard(
        List<String> telemetrySdks,
        List<String> telemetryHosts,
        AuditAnswer honoursOffSwitch,
        List<String> updateChecks,
        List<String> localModelEndpoints,
        List<String> cloudModelEndpoints,
        AuditAnswer fallsBackToCloud,
        List<String> webSearch) {

    public PrivacyCard {
        telemetrySdks = sorted(telemetrySdks);
        telemetryHosts = sorted(telemetryHosts);
        updateChecks = sorted(updateChecks);
        localModelEndpoints = sorted(localModelEndpoints);
        cloudModelEndpoints = sorted(cloudModelEndpoints);
        webSearch = sorted(webSearch);
    }

    /** The card of an extension whose code could not be read; {@code reason} is a sentence of our own. */
    public static PrivacyCard unknown(String reason) {
        return new PrivacyCard(
                List.of(),
                List.of(),
                AuditAnswer.unknown(reason),
                List.of(),
                List.of(),
                List.of(),
                AuditAnswer.unknown(reason),
                List.of());
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().distinct().sorted().toList();
    }
}
