package dev.vsxray.reports.decision;

import dev.vsxray.scanner.model.Decision;
import dev.vsxray.scanner.model.Decision.Kind;
import dev.vsxray.scanner.model.Decision.Scope;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.FileProblem;
import dev.vsxray.signatures.yaml.Problems;
import dev.vsxray.signatures.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code vsxray-decisions.yaml}; {@code docs/schema/decisions-1.json} is the contract. Every mistake is told with
 * its place; a file with mistakes decides nothing, since half of what a team decided may be the opposite of it.
 */
public final class DecisionFile {

    /** The name that such a file has by convention. */
    public static final String NAME = "vsxray-decisions.yaml";

    /** The word in {@code expires} for a decision that was made to stay. */
    static final String NEVER = "never";

    /** Bytes. Some thousand decisions; a longer file is no list that anybody reviews. */
    private static final long LARGEST_FILE = 1 << 20;

    private static final Pattern EXTENSION = Pattern.compile("[^\\s.@]+\\.[^\\s@]+");
    private static final Pattern PUBLISHER = Pattern.compile("[^\\s.@]+");
    private static final Pattern RULE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

    private final String name;
    private final Problems problems;
    private final Map<Scope, Integer> lines = new HashMap<>();

    private DecisionFile(String name) {
        this.name = name;
        this.problems = new Problems(name);
    }

    /** What a file decides, in its order, or what is wrong with it: one of the two lists is empty. */
    public record Reading(List<Decision> decisions, List<FileProblem> problems) {
        public Reading {
            decisions = List.copyOf(decisions);
            problems = List.copyOf(problems);
        }
    }

    /** Reads {@code file}; messages and decisions name it as it is given here. */
    public static Reading read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            return failed(file, "at most " + LARGEST_FILE + " bytes", Files.size(file) + " bytes", "shorten it");
        }
        try {
            return read(Files.readString(file), file.toString());
        } catch (CharacterCodingException notText) {
            return failed(file, "text in UTF-8", "other bytes", "save it as UTF-8");
        }
    }

    /** Reads the text of a file that messages call {@code name}. */
    public static Reading read(String text, String name) {
        return new DecisionFile(name).read(text);
    }

    private static Reading failed(Path file, String expected, String found, String advice) {
        return new Reading(List.of(), List.of(new FileProblem(file.toString(), 1, 1, expected, found, advice)));
    }

    private Reading read(String text) {
        String expected = "the field \"decisions\" with a list";
        List<Decision> decisions = new ArrayList<>();
        YamlText.compose(text, problems, expected, "write \"decisions: []\" where nothing is decided")
                .flatMap(root -> Fields.of(root, expected, problems))
                .ifPresent(fields -> {
                    fields.required("decisions").ifPresent(list -> decisions.addAll(decisions(list)));
                    fields.rejectOthers();
                });
        return problems.any() ? new Reading(List.of(), problems.found()) : new Reading(decisions, List.of());
    }

    private List<Decision> decisions(Node node) {
        List<Decision> decisions = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
                Fields.of(entry, "a decision with its fields", problems)
                        .flatMap(this::decision)
                        .ifPresent(decisions::add);
            }
        } else {
            problems.at(node, "a list of decisions", "write \"- decision: suppress\" and its fields below it");
        }
        return decisions;
    }

    private Optional<Decision> decision(Fields fields) {
        Optional<Kind> kind = fields.word("decision", Kind.values(), Kind::word);
        Scope scope = new Scope(
                text(fields, "extension", EXTENSION, "an id such as publisher.name"),
                versions(fields),
                text(fields, "publisher", PUBLISHER, "a publisher, the part of an id before the dot"),
                text(fields, "rule", RULE, "the id of a rule"),
                text(fields, "fingerprint", FINGERPRINT, "the 32 hexadecimal digits of a finding's fingerprint"));
        Optional<String> owner = fields.requiredText("owner");
        Optional<String> reason = fields.requiredText("reason");
        Optional<LocalDate> expires = expires(fields);
        fields.rejectOthers();
        kind.ifPresent(decided -> checkScope(decided, scope, fields));
        int line = fields.owner().getStartMark().map(Mark::getLine).orElse(0) + 1;
        checkIsFirst(scope, line, fields);
        return kind.map(decided ->
                new Decision(decided, scope, owner.orElse(""), reason.orElse("").strip(), expires, name + ":" + line));
    }

    /** A finding is suppressed by any scope; an extension is allowed or denied as a whole. */
    private void checkScope(Kind kind, Scope scope, Fields fields) {
        boolean namesExtension =
                !scope.extension().isEmpty() || !scope.publisher().isEmpty();
        boolean namesFinding = !scope.rule().isEmpty() || !scope.fingerprint().isEmpty();
        if (kind == Kind.SUPPRESS && !namesExtension && !namesFinding) {
            problems.at(
                    fields.owner(),
                    "a scope: extension, publisher, rule or fingerprint",
                    "none",
                    "nobody means to suppress everything");
        }
        if (kind != Kind.SUPPRESS && !namesExtension) {
            problems.at(fields.owner(), "the field \"extension\" or \"publisher\"", "neither", "add one");
        }
        if (kind != Kind.SUPPRESS && namesFinding) {
            problems.at(
                    fields.place(scope.rule().isEmpty() ? "fingerprint" : "rule"),
                    "an extension to " + kind.word(),
                    "a finding",
                    "write \"decision: suppress\" for a finding");
        }
        if (!scope.versions().isEmpty() && scope.extension().isEmpty()) {
            problems.at(fields.place("versions"), "versions of one extension", "no extension", "name it");
        }
    }

    private void checkIsFirst(Scope scope, int line, Fields fields) {
        Integer earlier = lines.putIfAbsent(Scopes.key(scope), line);
        if (earlier != null) {
            problems.at(
                    fields.owner(),
                    "one decision for each scope",
                    "the scope of line " + earlier,
                    "remove one of them");
        }
    }

    private String text(Fields fields, String field, Pattern pattern, String expected) {
        Optional<String> text = fields.text(field);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            problems.at(fields.place(field), expected, '"' + text.get() + '"', "correct it");
        }
        return text.orElse("");
    }

    /** A range that cannot be read would silently cover nothing. */
    private String versions(Fields fields) {
        Optional<String> versions = fields.text("versions");
        if (versions.isPresent() && !Scopes.isRange(versions.get())) {
            problems.at(
                    fields.place("versions"),
                    "a version or a range such as 1.2.3, 1.x or \">=1.2.0 <2.0.0\"",
                    '"' + versions.get() + '"',
                    "leave the field out for all versions");
        }
        return versions.map(text -> new AffectedVersions(text).text()).orElse("");
    }

    /** Left out is not the same as "never": whoever wants a decision to stay says so. */
    private Optional<LocalDate> expires(Fields fields) {
        Optional<String> text = fields.requiredText("expires");
        if (text.isEmpty() || text.get().equals(NEVER)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeParseException notADate) {
            problems.at(
                    fields.place("expires"),
                    "a date such as 2027-01-31, or never",
                    '"' + text.get() + '"',
                    "correct it");
            return Optional.empty();
        }
    }
}
