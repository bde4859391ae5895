package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.attack.AttackCoverage;
import dev.vsxray.signatures.attack.Techniques;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The page {@code docs/rules.md}, made from the rules themselves. */
final class RulesPage {

    private final RuleSet rules;
    private final StringBuilder page = new StringBuilder();

    private RulesPage(RuleSet rules) {
        this.rules = rules;
    }

    /** @param rates the section of measured rates, which whoever measures them writes */
    static String of(RuleSet rules, AttackCoverage coverage, Techniques techniques, String rates) {
        RulesPage page = new RulesPage(rules);
        page.counts();
        page.line(rates);
        page.line(knownAttacks(coverage));
        page.byTactic();
        page.byTechnique(techniques);
        return page.page.toString();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void counts() {
        line("# Rules");
        line("");
        line(
                "Made from the rules; `RulesPageTest` keeps it up to date. [writing-rules.md](writing-rules.md) says how they are written.");
        line("");
        line("| tactic | rules | high or critical | examples | counter-examples |");
        line("|---|---|---|---|---|");
        for (Tactic tactic : Tactic.values()) {
            row(tactic.word(), of(tactic));
        }
        row("**all**", rules.rules());
        line("");
    }

    private List<Rule> of(Tactic tactic) {
        return rules.rules().stream().filter(rule -> rule.tactic() == tactic).toList();
    }

    private void row(String name, List<Rule> counted) {
        if (!counted.isEmpty()) {
            long grave = counted.stream()
                    .filter(rule -> rule.severity().compareTo(Severity.HIGH) >= 0)
                    .count();
            int examples =
                    counted.stream().mapToInt(rule -> rule.examples().size()).sum();
            int counterExamples = counted.stream()
                    .mapToInt(rule -> rule.counterExamples().size())
                    .sum();
            line("| " + name + " | " + counted.size() + " | " + grave + " | " + examples + " | " + counterExamples
                    + " |");
        }
    }

    /** Campaigns and ways of attack, with the rules that see each. */
    static String knownAttacks(AttackCoverage coverage) {
        return known("Campaigns", "campaign", coverage) + "\n" + known("Ways of attack", "technique", coverage);
    }

    private static String known(String title, String kind, AttackCoverage coverage) {
        StringBuilder table = new StringBuilder("## " + title + "\n\n| " + kind + " | rules |\n|---|---|\n");
        for (AttackCoverage.Row row : coverage.rows()) {
            if (row.kind().equals(kind)) {
                table.append("| " + row.name() + " | " + codes(row.rules()) + " |\n");
            }
        }
        return table.toString();
    }

    private void byTactic() {
        for (Tactic tactic : Tactic.values()) {
            if (of(tactic).isEmpty()) {
                continue;
            }
            line("## " + tactic.word());
            line("");
            line("| rule | what it sees | severity | confidence |");
            line("|---|---|---|---|");
            for (Rule rule : of(tactic)) {
                line("| `" + rule.id() + "` | " + rule.title() + " | "
                        + rule.severity().word() + " | " + rule.confidence().word() + " |");
            }
            line("");
        }
    }

    private void byTechnique(Techniques techniques) {
        SortedMap<String, SortedSet<String>> named = new TreeMap<>();
        rules.rules()
                .forEach(rule -> rule.attack()
                        .forEach(id -> named.computeIfAbsent(id, unused -> new TreeSet<>())
                                .add(rule.id())));
        line("## By technique of MITRE ATT&CK");
        line("");
        line("| technique | rules |");
        line("|---|---|");
        named.forEach(
                (id, ids) -> line("| " + id + " " + techniques.nameOf(id).orElse("") + " | " + codes(ids) + " |"));
    }

    private static String codes(Iterable<String> ids) {
        return "`" + String.join("`, `", ids) + "`";
    }
}
