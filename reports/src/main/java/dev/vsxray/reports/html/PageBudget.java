package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Severity;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a page has room for, so that one of hundreds of extensions opens as fast as one of ten. Counts are estimates:
 * the budgets leave room for being wrong by half.
 */
final class PageBudget {

    /** Elements of cards that are laid out at once; later cards wait in {@code template} elements. */
    private static final int ELEMENTS_AT_ONCE = 2_500;

    /** Bytes of evidence in the page; above it the least severe findings lose theirs. */
    private static final long EVIDENCE_BYTES = 3_000_000;

    /** Elements of a card without findings, and of one piece of evidence with its address and excerpt. */
    private static final int ELEMENTS_PER_CARD = 110;

    private static final int ELEMENTS_PER_FINDING = 24;
    private static final int ELEMENTS_PER_EVIDENCE = 10;

    /** Bytes of markup around one piece of evidence. */
    private static final int BYTES_PER_EVIDENCE = 700;

    private final Severity evidenceFrom;
    private int elementsLeft = ELEMENTS_AT_ONCE;

    private PageBudget(Severity evidenceFrom) {
        this.evidenceFrom = evidenceFrom;
    }

    static PageBudget of(ScanReport report) {
        Map<Severity, Long> bytes = new EnumMap<>(Severity.class);
        report.extensions().stream()
                .flatMap(extension -> extension.findings().stream())
                .forEach(finding -> bytes.merge(finding.severity(), bytes(finding), Long::sum));
        long total = bytes.values().stream().mapToLong(Long::longValue).sum();
        Severity from = Severity.INFO;
        while (total > EVIDENCE_BYTES && from != Severity.CRITICAL) {
            total -= bytes.getOrDefault(from, 0L);
            from = Severity.values()[from.ordinal() + 1];
        }
        return new PageBudget(from);
    }

    /** The least severity whose findings show their evidence. */
    Severity evidenceFrom() {
        return evidenceFrom;
    }

    boolean showsEvidence(Finding finding) {
        return finding.severity().compareTo(evidenceFrom) >= 0;
    }

    /** Whether the next extension's card is laid out at once; to be asked once per extension, in order. */
    boolean laysOut(ExtensionReport extension) {
        int elements = ELEMENTS_PER_CARD;
        for (Finding finding : extension.findings()) {
            elements += ELEMENTS_PER_FINDING
                    + ELEMENTS_PER_EVIDENCE * finding.evidence().size();
        }
        if (elements > elementsLeft) {
            elementsLeft = 0;
            return false;
        }
        elementsLeft -= elements;
        return true;
    }

    private static long bytes(Finding finding) {
        long bytes = 0;
        for (Evidence evidence : finding.evidence()) {
            bytes += BYTES_PER_EVIDENCE + Math.min(evidence.excerpt().length(), FindingView.MAX_EXCERPT);
            bytes += evidence.decoded().stream()
                    .mapToLong(layer -> Math.min(layer.text().length(), FindingView.MAX_EXCERPT))
                    .sum();
        }
        return bytes;
    }
}
