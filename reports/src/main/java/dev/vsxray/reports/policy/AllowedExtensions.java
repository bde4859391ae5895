package dev.vsxray.reports.policy;

import dev.vsxray.scanner.model.AppliedDecision;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * VS Code's setting {@code extensions.allowed} (1.96 and newer) as verdicts and decisions give it: versions that were
 * read and are good enough are pinned, what is bad is blocked by name. VS Code knows no ranges, so a decision about a range
 * or a whole publisher allows only the versions that were seen. An editor disables what it has and the setting blocks.
 *
 * <p>The format: https://code.visualstudio.com/docs/enterprise/extensions
 *
 * @param pinned allowed versions by extension id in lower case, such as {@code 1.2.3} or {@code 1.2.3@linux-x64}
 * @param blocked ids and publishers in lower case that are blocked whatever the rest is
 * @param rest whether what is not named is allowed
 * @param notes what could not be said in the setting, as sentences; names in them are checked
 */
public record AllowedExtensions(
        SortedMap<String, SortedSet<String>> pinned, SortedSet<String> blocked, boolean rest, List<String> notes) {

    /** What VS Code takes for a publisher or a name; an id of an extension that is none must not become a key. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,200}");

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,200}");
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]{1,40}");

    public AllowedExtensions {
        pinned = new TreeMap<>(pinned);
        blocked = new TreeSet<>(blocked);
        notes = List.copyOf(notes);
    }

    /**
     * The setting for {@code report}.
     *
     * @param worst the worst verdict whose versions are allowed: {@code RISKY} or {@code NO_FINDINGS}
     * @param rest whether what is not named is allowed; false makes a list of the allowed, true one of the blocked
     */
    public static AllowedExtensions of(ScanReport report, Verdict worst, boolean rest) {
        return new Draft(worst).of(report, rest);
    }

    /** Collects what is allowed and what is not; a version that is both is not. */
    private static final class Draft {

        private final Verdict worst;
        private final SortedMap<String, SortedSet<String>> pinned = new TreeMap<>();
        private final SortedMap<String, SortedSet<String>> refused = new TreeMap<>();
        private final SortedSet<String> blocked = new TreeSet<>();
        private final List<String> notes = new ArrayList<>();

        Draft(Verdict worst) {
            this.worst = worst;
        }

        AllowedExtensions of(ScanReport report, boolean rest) {
            report.extensions().forEach(this::add);
            report.decisions().stream()
                    .filter(Draft::holds)
                    .map(AppliedDecision::decision)
                    .forEach(this::add);
            refused.forEach((id, versions) -> {
                SortedSet<String> left = new TreeSet<>(pinned.getOrDefault(id, new TreeSet<>()));
                left.removeAll(versions);
                pinned.put(id, left);
            });
            pinned.entrySet().removeIf(entry -> {
                boolean none = entry.getValue().isEmpty();
                if (none) {
                    blocked.add(entry.getKey());
                }
                return none;
            });
            blocked.forEach(pinned::remove);
            return new AllowedExtensions(pinned, blocked, rest, notes);
        }

        private void add(ExtensionReport extension) {
            String id = extension.id().key();
            if (!isId(id)) {
                notes.add("An extension whose id VS Code would not accept is left out.");
                return;
            }
            boolean read = extension.coverage().status() != Coverage.Status.NOT_ANALYSED;
            boolean good = read
                    && extension.verdict() != Verdict.UNKNOWN
                    && extension.verdict().compareTo(worst) <= 0;
            if (!VERSION.matcher(extension.version()).matches()) {
                pinned.computeIfAbsent(id, any -> new TreeSet<>());
                notes.add(id + " has no version that can be pinned.");
                return;
            }
            (good ? pinned : refused)
                    .computeIfAbsent(id, any -> new TreeSet<>())
                    .add(pin(extension.version(), extension.targetPlatform()));
        }

        private void add(Decision decision) {
            Decision.Scope scope = decision.scope();
            String id = scope.extension().toLowerCase(Locale.ROOT);
            boolean whole = scope.rule().isEmpty() && scope.fingerprint().isEmpty();
            if (!whole || decision.kind() == Decision.Kind.SUPPRESS) {
                return;
            }
            boolean isVersion = VERSION.matcher(scope.versions()).matches()
                    && Character.isDigit(scope.versions().charAt(0))
                    && !scope.versions().toLowerCase(Locale.ROOT).contains("x");
            if (isId(id) && isVersion) {
                (decision.kind() == Decision.Kind.ALLOW ? pinned : refused)
                        .computeIfAbsent(id, any -> new TreeSet<>())
                        .add(scope.versions());
            } else if (decision.kind() == Decision.Kind.DENY && scope.versions().isEmpty()) {
                String publisher = scope.publisher().toLowerCase(Locale.ROOT);
                if (isId(id) || (id.isEmpty() && NAME.matcher(publisher).matches())) {
                    blocked.add(isId(id) ? id : publisher);
                }
            } else {
                notes.add("A decision about more than one version allows and blocks only the versions that were seen.");
            }
        }

        private static boolean holds(AppliedDecision applied) {
            return applied.state() == AppliedDecision.State.IN_FORCE
                    || applied.state() == AppliedDecision.State.UNMATCHED;
        }

        private static boolean isId(String id) {
            int dot = id.indexOf('.');
            return dot > 0
                    && NAME.matcher(id.substring(0, dot)).matches()
                    && NAME.matcher(id.substring(dot + 1)).matches();
        }

        private static String pin(String version, String platform) {
            return PLATFORM.matcher(platform).matches() && !platform.equals("universal")
                    ? version + "@" + platform
                    : version;
        }
    }
}
