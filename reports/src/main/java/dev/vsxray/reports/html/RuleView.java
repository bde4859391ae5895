package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.signatures.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule and how often it found something; a noisy rule shows up here.
 *
 * @param title of the rule
 * @param text what the rule says, where the report has it
 */
public record RuleView(
        String id, String title, Severity severity, int findings, int extensions, Optional<RuleText> text) {

    static List<RuleView> of(ScanReport report) {
        Map<String, RuleText> texts =
                report.rules().stream().collect(Collectors.toMap(RuleText::id, rule -> rule, (a, b) -> a));
        Map<String, List<Finding>> byRule = new TreeMap<>();
        Map<String, Integer> extensions = new TreeMap<>();
        for (var extension : report.extensions()) {
            extension
                    .findings()
                    .forEach(finding -> byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                            .add(finding));
            extension.findings().stream()
                    .map(Finding::rule)
                    .distinct()
                    .forEach(rule -> extensions.merge(rule, 1, Integer::sum));
        }
        List<RuleView> rules = new ArrayList<>();
        byRule.forEach((id, findings) -> rules.add(new RuleView(
                id,
                findings.get(0).title(),
                findings.stream()
                        .map(Finding::severity)
                        .max(Severity::compareTo)
                        .orElseThrow(),
                findings.size(),
                extensions.getOrDefault(id, 0),
                Optional.ofNullable(texts.get(id)))));
        rules.sort((a, b) -> b.severity() == a.severity()
                ? a.id().compareTo(b.id())
                : b.severity().compareTo(a.severity()));
        return List.copyOf(rules);
    }
}
