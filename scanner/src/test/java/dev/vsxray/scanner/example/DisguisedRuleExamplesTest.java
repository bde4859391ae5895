package dev.vsxray.scanner.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vsxray.scanner.Signatures;
import dev.vsxray.scanner.corpus.Disguise;
import dev.vsxray.signatures.rule.Example;
import dev.vsxray.signatures.rule.Example.ExampleFile;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule finds its examples and leaves its counter-examples alone when their scripts look as they do in practice:
 * bundled and minified, with strings in a rotated table, with computed names. What changes with the look, because the rule
 * is about the look, is in {@code disguise-exceptions.tsv} with the reason.
 */
class DisguisedRuleExamplesTest {

    private static final List<Disguise> DISGUISES =
            List.of(Disguise.BUNDLED, Disguise.STRINGS_IN_TABLE, Disguise.NAMES_COMPUTED);

    private static final Map<String, Set<String>> EXCEPTIONS = exceptions();

    @TestFactory
    Stream<DynamicTest> rules_see_through_it() {
        Signatures signatures = Signatures.load(List.of());
        RuleExamples examples = new RuleExamples(signatures.matcher(), signatures.analyzer());
        return DISGUISES.stream()
                .flatMap(disguise -> signatures.rules().rules().stream()
                        .map(rule -> dynamicTest(
                                rule.id() + ", " + disguise.title(),
                                () -> assertThat(examples.run(disguised(rule, disguise)).stream()
                                                .filter(result -> result.matched() != result.mustMatch())
                                                .map(ExampleResult::example))
                                        .as("examples that are missed and counter-examples that are accused")
                                        .containsExactlyInAnyOrderElementsOf(
                                                EXCEPTIONS.getOrDefault(key(rule.id(), disguise.name()), Set.of())))));
    }

    private static Rule disguised(Rule rule, Disguise disguise) {
        return new Rule(
                rule.id(),
                rule.title(),
                rule.tactic(),
                rule.severity(),
                rule.confidence(),
                rule.maturity(),
                rule.attack(),
                rule.scope(),
                rule.match(),
                rule.weighings(),
                rule.explanation(),
                rule.looksAlike(),
                rule.checkNext(),
                rule.remediation(),
                rule.references(),
                disguised(rule.examples(), disguise),
                disguised(rule.counterExamples(), disguise),
                rule.digest());
    }

    private static List<Example> disguised(List<Example> examples, Disguise disguise) {
        return examples.stream()
                .map(example -> new Example(
                        example.name(),
                        disguisedFiles(example.files(), disguise),
                        disguisedFiles(example.before(), disguise),
                        example.provenance(),
                        example.differences(),
                        published(example, disguise)))
                .toList();
    }

    /** Whoever publishes a package bundles it before. */
    private static SortedMap<String, List<ExampleFile>> published(Example example, Disguise disguise) {
        SortedMap<String, List<ExampleFile>> published = new TreeMap<>();
        example.published().forEach((name, files) -> published.put(name, disguisedFiles(files, disguise)));
        return published;
    }

    private static List<ExampleFile> disguisedFiles(List<ExampleFile> files, Disguise disguise) {
        return files.stream().map(file -> disguised(file, disguise)).toList();
    }

    private static ExampleFile disguised(ExampleFile file, Disguise disguise) {
        return file.path().matches(".*\\.c?js")
                ? new ExampleFile(
                        file.path(), disguise.of(new String(file.bytes(), StandardCharsets.UTF_8)), Example.Form.TEXT)
                : file;
    }

    private static Map<String, Set<String>> exceptions() {
        try (InputStream file = DisguisedRuleExamplesTest.class.getResourceAsStream("disguise-exceptions.tsv")) {
            Map<String, Set<String>> exceptions = new HashMap<>();
            Table table =
                    Table.parse("disguise-exceptions.tsv", new String(file.readAllBytes(), StandardCharsets.UTF_8));
            table.rows()
                    .forEach(row -> exceptions
                            .computeIfAbsent(key(row.cells().get(0), row.cells().get(1)), unused -> new HashSet<>())
                            .add(row.cells().get(2)));
            return exceptions;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (TableFormatException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static String key(String rule, String disguise) {
        return rule + " " + disguise;
    }
}
