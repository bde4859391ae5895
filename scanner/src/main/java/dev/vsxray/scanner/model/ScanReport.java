package dev.vsxray.scanner.model;

import java.util.List;

/**
 * All that one scan found: the value every report format is made from. No format filters or sorts; the order here is
 * the order everywhere.
 *
 * @param rules texts of the rules that have a finding in this report, suppressed or not, by id, so that a report can be
 *     read alone
 * @param extensions one per distinct content, in {@link ExtensionReport#ORDER}: worst first
 * @param errors what went wrong outside any one extension; sentences of our own
 * @param decisions all decisions that were given, in the order of their files, and what became of each
 */
public record ScanReport(
        ToolInfo tool,
        ScanInfo scan,
        List<RuleText> rules,
        List<ExtensionReport> extensions,
        List<ScanError> errors,
        List<AppliedDecision> decisions) {

    /** Version of the JSON contract, {@code docs/schema/report-1.json}. */
    public static final String SCHEMA_VERSION = "1.0";

    public ScanReport {
        rules = rules.stream().sorted().toList();
        extensions = extensions.stream().sorted(ExtensionReport.ORDER).toList();
        errors = List.copyOf(errors);
        decisions = List.copyOf(decisions);
    }

    /** A report on which nothing was decided. */
    public ScanReport(
            ToolInfo tool,
            ScanInfo scan,
            List<RuleText> rules,
            List<ExtensionReport> extensions,
            List<ScanError> errors) {
        this(tool, scan, rules, extensions, errors, List.of());
    }

    /** Counted anew on each call. */
    public Summary summary() {
        return Summary.of(extensions);
    }
}
