package dev.vsxray.reports.decision;

import dev.vsxray.scanner.indicator.IndicatorRule;
import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.AppliedDecision.State;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Kind;
import dev.vsxray.scanner.model.Decision.Scope;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.RuleText;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.SuppressedFinding;
import dev.vsxray.scanner.verdict.Judge;
import dev.vsxray.scanner.verdict.Judgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decisions of several files as one: where two decide about the same scope, the later file overrules the earlier.
 *
 * <p>To deny wins over to allow and to suppress. What threat intelligence knows is hidden only by a decision that names
 * it: by its fingerprint, or by rule and extension together. An extension that was allowed and then turns out to be
 * malware is malware.
 */
public final class Decisions {

    private static final Set<String> INDICATOR_RULES =
            IndicatorRule.texts().stream().map(RuleText::id).collect(Collectors.toUnmodifiableSet());

    private final List<Decision> decisions;
    private final Set<Decision> overruled;

    private Decisions(List<Decision> decisions, Set<Decision> overruled) {
        this.decisions = List.copyOf(decisions);
        this.overruled = Set.copyOf(overruled);
    }

    /** @param files the decisions of each file; an organisation's first, those nearest to the user last */
    public static Decisions of(List<List<Decision>> files) {
        List<Decision> all = new ArrayList<>();
        Set<Decision> overruled = new HashSet<>();
        Map<Scope, Decision> byScope = new HashMap<>();
        for (List<Decision> file : files) {
            for (Decision decision : file) {
                Decision earlier = byScope.put(Scopes.key(decision.scope()), decision);
                if (decision.equals(earlier)) {
                    continue; // the same file, given twice
                }
                if (earlier != null) {
                    overruled.add(earlier);
                }
                all.add(decision);
            }
        }
        return new Decisions(all, overruled);
    }

    public List<Decision> all() {
        return decisions;
    }

    /**
     * The report with these decisions applied and each extension they touch judged anew.
     *
     * @param today by the clock of whoever asks; a decision holds on the day it expires
     */
    public ScanReport applyTo(ScanReport report, LocalDate today) {
        if (decisions.isEmpty()) {
            return report;
        }
        Application application = application(today);
        List<ExtensionReport> extensions =
                report.extensions().stream().map(application::applied).toList();
        List<RuleText> rules = new ArrayList<>(report.rules());
        if (application.denied && !rules.contains(DeniedExtension.RULE)) {
            rules.add(DeniedExtension.RULE);
        }
        List<AppliedDecision> outcomes = new ArrayList<>(report.decisions());
        decisions.forEach(decision -> outcomes.add(outcome(decision, today, application)));
        return new ScanReport(report.tool(), report.scan(), rules, extensions, report.errors(), outcomes);
    }

    /** Whether these decisions excuse what was found in an extension that is in no report, since it is gone. */
    public boolean excuse(ExtensionId extension, String version, Finding finding, LocalDate today) {
        Application application = application(today);
        List<Decision> about = application.about(extension, version);
        return application.excuse(finding, about, Application.allowance(about)).isPresent();
    }

    private Application application(LocalDate today) {
        return new Application(decisions.stream()
                .filter(decision -> state(decision, today) == State.IN_FORCE)
                .toList());
    }

    private AppliedDecision outcome(Decision decision, LocalDate today, Application application) {
        int matches = application.matches.getOrDefault(decision, 0);
        State state = state(decision, today);
        return new AppliedDecision(
                decision, state == State.IN_FORCE && matches == 0 ? State.UNMATCHED : state, matches);
    }

    /** {@link State#IN_FORCE} here says that it may match. */
    private State state(Decision decision, LocalDate today) {
        if (overruled.contains(decision)) {
            return State.OVERRULED;
        }
        boolean over = decision.expires().filter(today::isAfter).isPresent();
        return over ? State.EXPIRED : State.IN_FORCE;
    }

    /** One report's worth of applying: counts what each decision matched. */
    private static final class Application {

        private final List<Decision> inForce;
        private final Map<Decision, Integer> matches = new HashMap<>();
        private boolean denied;

        Application(List<Decision> inForce) {
            this.inForce = inForce;
        }

        ExtensionReport applied(ExtensionReport extension) {
            List<Decision> about = about(extension.id(), extension.version());
            Optional<Decision> denial = first(about, Kind.DENY);
            Optional<Decision> allowance = allowance(about);
            allowance.ifPresent(this::matched);
            List<Finding> counting = new ArrayList<>();
            List<SuppressedFinding> suppressed = new ArrayList<>(extension.suppressed());
            for (Finding finding : extension.findings()) {
                Optional<Decision> excuse = excuse(finding, about, allowance);
                if (excuse.isPresent()) {
                    suppressed.add(new SuppressedFinding(finding, excuse.get()));
                } else {
                    counting.add(finding);
                }
            }
            denial.ifPresent(decision -> {
                denied = true;
                matched(decision);
                counting.add(DeniedExtension.finding(extension, decision));
            });
            if (counting.equals(extension.findings())) {
                return extension;
            }
            Judgement judgement = Judge.judge(counting, extension.coverage());
            return extension.judged(judgement.verdict(), judgement.score(), judgement.parts(), counting, suppressed);
        }

        List<Decision> about(ExtensionId extension, String version) {
            return inForce.stream()
                    .filter(decision -> Scopes.reaches(decision, extension, version))
                    .toList();
        }

        static Optional<Decision> allowance(List<Decision> about) {
            return first(about, Kind.DENY).isPresent() ? Optional.empty() : first(about, Kind.ALLOW);
        }

        private Optional<Decision> excuse(Finding finding, List<Decision> about, Optional<Decision> allowance) {
            boolean mustBeNamed = INDICATOR_RULES.contains(finding.rule());
            Optional<Decision> suppression = about.stream()
                    .filter(decision -> decision.kind() == Kind.SUPPRESS)
                    .filter(decision -> Scopes.reaches(decision, finding))
                    .filter(decision -> !mustBeNamed || Scopes.names(decision, finding))
                    .findFirst();
            suppression.ifPresent(this::matched);
            return suppression.or(() -> mustBeNamed ? Optional.empty() : allowance);
        }

        private static Optional<Decision> first(List<Decision> decisions, Kind kind) {
            return decisions.stream()
                    .filter(decision -> decision.kind() == kind)
                    .findFirst();
        }

        private void matched(Decision decision) {
            matches.merge(decision, 1, Integer::sum);
        }
    }
}
