package dev.vsxray.reports.html;

import dev.vsxray.reports.html.ExtensionView.Card;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a page has room for, so that one of hundreds of extensions opens as fast as one of ten. Counts are estimates
 * that are rather too high. Over the budget, findings of little severity lose their evidence first, then the extensions
 * with the best verdicts their cards; what is left of the worst is whole.
 */
final class PageBudget {

    /** Extensions that have a row at all; their cards are budgeted apart. */
    static final int MAX_ROWS = 3_000;

    /** Bytes of a page: five megabytes, less what estimates may be wrong by. */
    private static final long BYTES = 4_750_000;

    /** Bytes of style sheet, script and what every page has; and of a row in a list of any kind. */
    private static final long BYTES_AROUND = 90_000;

    private static final long BYTES_PER_LIST_ROW = 420;

    /** Elements of cards that are laid out at once; later cards wait in {@code template} elements. */
    private static final int ELEMENTS_AT_ONCE = 700;

    /** Elements of a card without findings, and of one piece of evidence with its address and excerpt. */
    private static final int ELEMENTS_PER_CARD = 110;

    private static final int ELEMENTS_PER_FINDING = 24;
    private static final int ELEMENTS_PER_EVIDENCE = 14;

    /** Bytes of markup of a row, a card, and the parts of a card; measured on real reports, rounded up. */
    private static final int BYTES_PER_ROW = 900;

    private static final int BYTES_PER_CARD = 2_250;
    private static final int BYTES_PER_FINDING = 440;
    private static final int BYTES_PER_RULE_TEXT = 250;
    private static final int BYTES_PER_EVIDENCE = 340;
    private static final int BYTES_PER_PLACE = 140;
    private static final int BYTES_PER_CAPABILITY = 150;
    private static final int BYTES_PER_VALUE = 90;

    /** Bytes of a machine's number in a row. */
    private static final int BYTES_PER_MACHINE = 5;

    /** Findings from here on keep their evidence as long as their extension has a card. */
    private static final Severity KEPT = Severity.MEDIUM;

    private final Map<String, RuleText> rules;
    private final Severity evidenceFrom;
    private final Optional<Card> always;
    private long bytesLeft;
    private int elementsLeft = ELEMENTS_AT_ONCE;
    private int cardsLeftOut;

    private PageBudget(Map<String, RuleText> rules, Severity evidenceFrom, long bytesLeft, Optional<Card> always) {
        this.rules = rules;
        this.evidenceFrom = evidenceFrom;
        this.bytesLeft = bytesLeft;
        this.always = always;
    }

    /**
     * The budget of a page that holds all of {@code report}.
     *
     * @param listRows rows of the lists beside the table of extensions: machines, changes, rules, decisions
     */
    static PageBudget of(ScanReport report, Map<String, RuleText> rules, Machines machines, int listRows) {
        Map<Severity, Long> evidence = new EnumMap<>(Severity.class);
        long cards = 0;
        long rows = 0;
        for (ExtensionReport extension : report.extensions()
                .subList(0, Math.min(MAX_ROWS, report.extensions().size()))) {
            rows += rowBytes(extension) + BYTES_PER_MACHINE * machines.filtered(extension);
            cards += cardBytes(extension, rules);
            extension.findings().forEach(finding -> evidence.merge(finding.severity(), bytes(finding), Long::sum));
        }
        long room = Math.max(0, BYTES - BYTES_AROUND - listRows * BYTES_PER_LIST_ROW - rows);
        long total =
                cards + evidence.values().stream().mapToLong(Long::longValue).sum();
        Severity from = Severity.INFO;
        while (total > room && from != KEPT) {
            total -= evidence.getOrDefault(from, 0L);
            from = Severity.values()[from.ordinal() + 1];
        }
        return new PageBudget(rules, from, room, Optional.empty());
    }

    /** The budget of a page that holds one extension alone: what the card itself limits is limit enough. */
    static PageBudget ofOne() {
        return new PageBudget(Map.of(), Severity.INFO, 0, Optional.of(Card.LAID_OUT));
    }

    /** The budget of a page without cards: each has a page of its own. */
    static PageBudget ofNone() {
        return new PageBudget(Map.of(), Severity.INFO, 0, Optional.of(Card.LEFT_OUT));
    }

    /** The least severity whose findings show their evidence. */
    Severity evidenceFrom() {
        return evidenceFrom;
    }

    /** Cards that had no room, of those asked about so far. */
    int cardsLeftOut() {
        return cardsLeftOut;
    }

    boolean showsEvidence(Finding finding) {
        return finding.severity().compareTo(evidenceFrom) >= 0;
    }

    /** Where the next extension's card goes; to be asked once per extension, in order. */
    Card next(ExtensionReport extension) {
        if (always.isPresent()) {
            return always.get();
        }
        bytesLeft -= cardBytes(extension, rules)
                + extension.findings().stream()
                        .filter(this::showsEvidence)
                        .mapToLong(PageBudget::bytes)
                        .sum();
        if (bytesLeft < 0) {
            cardsLeftOut++;
            return Card.LEFT_OUT;
        }
        int elements = ELEMENTS_PER_CARD;
        for (Finding finding : extension.findings()) {
            elements += ELEMENTS_PER_FINDING
                    + ELEMENTS_PER_EVIDENCE * finding.evidence().size();
        }
        if (elements > elementsLeft) {
            elementsLeft = 0;
            return Card.WAITING;
        }
        elementsLeft -= elements;
        return Card.LAID_OUT;
    }

    private static long rowBytes(ExtensionReport extension) {
        return BYTES_PER_ROW
                + Math.min(
                        ExtensionView.MAX_SEARCH_TEXT,
                        extension.hosts().stream().mapToInt(String::length).sum());
    }

    private static long cardBytes(ExtensionReport extension, Map<String, RuleText> rules) {
        return BYTES_PER_CARD
                + (long) BYTES_PER_FINDING
                        * (extension.findings().size() + extension.suppressed().size())
                + extension.findings().stream()
                        .map(Finding::rule)
                        .distinct()
                        .mapToLong(rule -> Optional.ofNullable(rules.get(rule))
                                .map(PageBudget::bytes)
                                .orElse(0L))
                        .sum()
                + (long) BYTES_PER_PLACE
                        * Math.min(ExtensionView.MAX_PLACES, extension.places().size())
                + extension.capabilities().stream()
                        .mapToLong(capability -> BYTES_PER_CAPABILITY
                                + capability.detail().length()
                                + (long) BYTES_PER_VALUE
                                        * Math.min(12, capability.values().size()))
                        .sum()
                + (long) BYTES_PER_VALUE
                        * (Math.min(30, extension.hosts().size())
                                + Math.min(200, extension.dependencies().size()));
    }

    private static long bytes(RuleText rule) {
        return BYTES_PER_RULE_TEXT
                + rule.explanation().length()
                + rule.looksAlike().length()
                + rule.checkNext().length()
                + rule.remediation().length();
    }

    private static long bytes(Finding finding) {
        long bytes = 0;
        for (Evidence evidence : finding.evidence()) {
            bytes += BYTES_PER_EVIDENCE
                    + evidence.note().length()
                    + Math.min(evidence.excerpt().length(), FindingView.MAX_EXCERPT);
            bytes += evidence.decoded().stream()
                    .mapToLong(layer -> Math.min(layer.text().length(), FindingView.MAX_EXCERPT))
                    .sum();
        }
        // Code is full of quotes and brackets, which take five bytes each.
        return bytes * 5 / 4;
    }
}
