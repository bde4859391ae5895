package dev.vsxray.signatures.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.pattern.PathGlob;
import dev.vsxray.signatures.rule.Predicate.ContextCondition;
import dev.vsxray.signatures.rule.Predicate.HostCondition;
import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the conditions that several predicates share. */
final class ConditionReader {

    /** The words of {@code dev.vsxray.scanner.model.HostKind}; a test compares them. */
    static final List<String> HOST_KINDS = List.of("public", "public-ip", "private", "local");

    private final Vocabulary vocabulary;
    private final SortedSet<String> hostClasses;
    private final Problems problems;

    ConditionReader(Vocabulary vocabulary, SortedSet<String> hostClasses, Problems problems) {
        this.vocabulary = vocabulary;
        this.hostClasses = hostClasses;
        this.problems = problems;
    }

    /** A text alone asks for that text, a list for one of its texts; a mapping has the fields of {@link #textAmong}. */
    TextCondition text(Node node) {
        if (!(node instanceof MappingNode)) {
            return TextCondition.exactly(Fields.textsOf(node, problems).toArray(String[]::new));
        }
        Optional<Fields> fields = Fields.of(node, "a text or a condition", problems);
        if (fields.isEmpty()) {
            return TextCondition.ANYTHING;
        }
        TextCondition condition = textAmong(fields.get());
        fields.get().rejectOthers();
        return condition;
    }

    TextCondition text(Fields fields, String name) {
        return fields.take(name).map(this::text).orElse(TextCondition.ANYTHING);
    }

    TextCondition textAmong(Fields fields) {
        boolean ignoreCase = fields.flag("ignore-case").orElse(false);
        return new TextCondition(
                fields.texts("equals"),
                fields.texts("contains"),
                fields.texts("starts-with"),
                fields.texts("ends-with"),
                regexes(fields, "matches", ignoreCase),
                ignoreCase);
    }

    FactCondition fact(Node node) {
        if (node instanceof MappingNode) {
            Fields fields = Fields.of(node, "a condition", problems).orElseThrow();
            FactCondition condition = new FactCondition(textAmong(fields), rangeAmong(fields));
            fields.rejectOthers();
            return condition;
        }
        return new FactCondition(text(node), NumberRange.ANY);
    }

    /** A number alone asks for that number; a mapping has {@code min} and {@code max}. */
    NumberRange range(Fields fields, String name) {
        Optional<Node> node = fields.take(name);
        if (node.isEmpty()) {
            return NumberRange.ANY;
        }
        if (node.get() instanceof ScalarNode) {
            OptionalLong number = fields.number(name);
            return number.isPresent() ? new NumberRange(number.getAsLong(), number.getAsLong()) : NumberRange.ANY;
        }
        Optional<Fields> bounds = Fields.of(node.get(), "a number or min and max", problems);
        if (bounds.isEmpty()) {
            return NumberRange.ANY;
        }
        NumberRange range = rangeAmong(bounds.get());
        bounds.get().rejectOthers();
        return range;
    }

    private static NumberRange rangeAmong(Fields fields) {
        return new NumberRange(
                fields.number("min").orElse(NumberRange.ANY.min()),
                fields.number("max").orElse(NumberRange.ANY.max()));
    }

    List<Pattern> regexes(Fields fields, String name, boolean ignoreCase) {
        List<Pattern> patterns = new ArrayList<>();
        for (Node entry : fields.entries(name)) {
            fields.textOf(entry, "a regular expression")
                    .flatMap(regex -> compile(entry, regex, ignoreCase))
                    .ifPresent(patterns::add);
        }
        return patterns;
    }

    Optional<Pattern> compile(Node place, String regex, boolean ignoreCase) {
        try {
            return Optional.of(Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException wrong) {
            problems.at(
                    place,
                    "a regular expression in RE2 syntax",
                    wrong.getDescription() + " in \"" + wrong.getPattern() + '"',
                    "look-around and back references do not exist in linear time");
            return Optional.empty();
        }
    }

    List<PathGlob> globs(Fields fields, String name) {
        List<PathGlob> globs = new ArrayList<>();
        for (Node entry : fields.entries(name)) {
            fields.textOf(entry, "a path pattern").ifPresent(written -> {
                try {
                    globs.add(new PathGlob(written));
                } catch (IllegalArgumentException wrong) {
                    problems.at(entry, "a path pattern", String.valueOf(wrong.getMessage()), "close the brace");
                }
            });
        }
        return globs;
    }

    List<NamePattern> names(Fields fields, String name) {
        return fields.texts(name).stream().map(NamePattern::new).toList();
    }

    HostCondition hostAmong(Fields fields) {
        return new HostCondition(
                lowerCase(fields.texts("suffix")),
                fields.words("kind", HOST_KINDS),
                fields.words("class", hostClasses),
                lowerCase(fields.texts("not-suffix")),
                fields.words("not-class", hostClasses));
    }

    ContextCondition contextAmong(Fields fields) {
        return new ContextCondition(
                fields.words("trigger", vocabulary.triggers().keySet()),
                fields.words("unless-trigger", vocabulary.triggers().keySet()),
                fields.words("unless", vocabulary.guards().keySet()),
                fields.words("guarded-by", vocabulary.guards().keySet()),
                fields.flag("layer"),
                globs(fields, "files"),
                names(fields, "package"));
    }

    private static SortedSet<String> lowerCase(List<String> texts) {
        SortedSet<String> lower = new TreeSet<>();
        texts.forEach(text -> lower.add(text.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
