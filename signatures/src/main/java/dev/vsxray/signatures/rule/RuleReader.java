package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.rule.Example.ExampleFile;
import dev.vsxray.signatures.rule.LeafReader.Reference;
import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.Problems;
import dev.vsxray.signatures.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one rule file. */
final class RuleReader {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    /** A reference is a link in reports: https, and nothing that could end an attribute. */
    private static final Pattern REFERENCE = Pattern.compile("https://[^\\s\"'<>]+");

    private static final Pattern PACKAGE_VERSION = Pattern.compile("@?[^@]+@[^@]+");

    private static final String HEX_PREFIX = "hex:";
    private static final String BASE64_PREFIX = "base64:";

    private final Vocabulary vocabulary;
    private final SortedSet<String> hostClasses;

    RuleReader(Vocabulary vocabulary, SortedSet<String> hostClasses) {
        this.vocabulary = vocabulary;
        this.hostClasses = hostClasses;
    }

    /** A rule and where it names other rules; no rule when there were mistakes. */
    record Outcome(Optional<Rule> rule, List<Reference> references, Problems problems) {}

    /**
     * @param text of the file
     * @param path of the file; its name is the rule's id, its folder the tactic, and example folders lie beside it
     */
    Outcome read(String text, Path path) {
        Problems problems = new Problems(path.toString());
        Optional<Fields> fields = YamlText.compose(
                        text, problems, "a rule with its fields", "start from \"vsxray rules new\"")
                .flatMap(root -> Fields.of(root, "a rule with its fields", problems));
        List<Reference> references = new ArrayList<>();
        Optional<Rule> rule = fields.flatMap(found -> rule(found, text, path, references));
        return new Outcome(problems.any() ? Optional.empty() : rule, references, problems);
    }

    private Optional<Rule> rule(Fields fields, String text, Path path, List<Reference> references) {
        Problems problems = fields.problems();
        String fileName = String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
        Optional<String> id = fields.requiredText("id");
        id.filter(name -> !name.equals(fileName) || !KEBAB_CASE.matcher(name).matches())
                .ifPresent(wrong -> problems.at(
                        fields.take("id").orElseThrow(),
                        "the name of the file, in small letters with hyphens: " + fileName,
                        "rename one of the two"));
        LeafReader leaves = new LeafReader(id.orElse(fileName), vocabulary, hostClasses, problems);
        PredicateReader predicates = new PredicateReader(leaves, problems);

        Optional<Tactic> tactic = tactic(fields, path);
        Optional<Severity> severity = fields.word("severity", Severity.values(), Severity::word);
        Optional<Confidence> confidence = fields.word("confidence", Confidence.values(), Confidence::word);
        Optional<Maturity> maturity = fields.word("maturity", Maturity.values(), Maturity::word);
        Optional<Scope> scope =
                fields.has("scope") ? fields.word("scope", Scope.values(), Scope::word) : Optional.of(Scope.EXTENSION);
        Optional<Predicate> match = fields.required("match").flatMap(predicates::read);
        match.filter(predicate -> !predicate.showsEvidence())
                .ifPresent(blind -> problems.at(
                        fields.place("match"),
                        "a predicate that shows evidence whenever the rule matches",
                        "one that can hold by absence alone",
                        "put \"not\" below \"all\", beside what is there"));
        List<Rule.Weighing> weighings = weighings(fields, predicates);
        Optional<String> title = fields.requiredText("title");
        Optional<String> explanation = fields.requiredText("explanation");
        Optional<String> looksAlike = fields.requiredText("looks-alike");
        Optional<String> checkNext = fields.requiredText("check-next");
        Optional<String> remediation = fields.requiredText("remediation");
        List<String> attack = checked(fields, "attack", TECHNIQUE, "a technique id such as T1059.007");
        List<String> referenceUrls = checked(fields, "references", REFERENCE, "an https URL");
        List<Example> examples = examples(fields, "examples", path);
        List<Example> counterExamples = examples(fields, "counter-examples", path);
        fields.rejectOthers();
        references.addAll(leaves.references());
        if (problems.any()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                id.orElseThrow(),
                title.orElseThrow().strip(),
                tactic.orElseThrow(),
                severity.orElseThrow(),
                confidence.orElseThrow(),
                maturity.orElseThrow(),
                attack,
                scope.orElseThrow(),
                match.orElseThrow(),
                weighings,
                explanation.orElseThrow().strip(),
                looksAlike.orElseThrow().strip(),
                checkNext.orElseThrow().strip(),
                remediation.orElseThrow().strip(),
                referenceUrls,
                examples,
                counterExamples,
                Digests.sha256(text.replace("\r\n", "\n"))));
    }

    /** The folder, or for a rule outside such folders the field. */
    private static Optional<Tactic> tactic(Fields fields, Path path) {
        if (fields.has("tactic")) {
            return fields.word("tactic", Tactic.values(), Tactic::word);
        }
        Optional<Tactic> folder = Optional.ofNullable(path.getParent())
                .map(Path::getFileName)
                .flatMap(name -> Tactic.of(name.toString().replace("/", "")));
        if (folder.isEmpty()) {
            fields.problems()
                    .at(
                            fields.owner(),
                            "the field \"tactic\", since the folder names none",
                            "none",
                            "add \"tactic: execution\" or move the file into a folder of that name");
        }
        return folder;
    }

    private static List<String> checked(Fields fields, String name, Pattern form, String expected) {
        List<String> accepted = new ArrayList<>();
        for (Node entry : fields.entries(name)) {
            Optional<String> text = fields.textOf(entry, expected);
            if (text.filter(written -> form.matcher(written).matches()).isPresent()) {
                accepted.add(text.get());
            } else if (text.isPresent()) {
                fields.problems().at(entry, expected, "correct it");
            }
        }
        return accepted;
    }

    private static List<Rule.Weighing> weighings(Fields fields, PredicateReader predicates) {
        List<Rule.Weighing> weighings = new ArrayList<>();
        for (Node entry : fields.entries("weigh")) {
            Fields.of(entry, "\"when\" with \"severity\" or \"confidence\"", fields.problems())
                    .ifPresent(weighing -> {
                        Optional<Predicate> when = weighing.required("when").flatMap(predicates::read);
                        Optional<Severity> severity = weighing.has("severity")
                                ? weighing.word("severity", Severity.values(), Severity::word)
                                : Optional.empty();
                        Optional<Confidence> confidence = weighing.has("confidence")
                                ? weighing.word("confidence", Confidence.values(), Confidence::word)
                                : Optional.empty();
                        weighing.rejectOthers();
                        when.ifPresent(condition -> weighings.add(new Rule.Weighing(condition, severity, confidence)));
                    });
        }
        return weighings;
    }

    private static List<Example> examples(Fields fields, String name, Path path) {
        List<Example> examples = new ArrayList<>();
        for (Node entry : fields.entries(name)) {
            Fields.of(entry, "\"name\" and \"files\"", fields.problems()).ifPresent(example -> {
                Optional<String> title = example.requiredText("name");
                List<ExampleFile> files = new ArrayList<>();
                SortedMap<String, String> provenance = textsByName(example, "provenance");
                SortedMap<String, String> differences = textsByName(example, "differences");
                if (!example.has("files") && !example.has("files-from") && provenance.isEmpty()) {
                    fields.problems().at(entry, "the field \"files\" or \"files-from\"", "neither", "add one");
                }
                files.addAll(files(example, "files"));
                List<ExampleFile> before = files(example, "before");
                SortedMap<String, List<ExampleFile>> published = published(example);
                example.take("files-from")
                        .ifPresent(folder -> example.textOf(folder, "the name of a folder")
                                .ifPresent(written -> files.addAll(filesFrom(example, folder, path, written))));
                example.rejectOthers();
                title.ifPresent(text ->
                        examples.add(new Example(text.strip(), files, before, provenance, differences, published)));
            });
        }
        return examples;
    }

    private static List<ExampleFile> files(Fields owner, String field) {
        List<ExampleFile> files = new ArrayList<>();
        owner.take(field)
                .flatMap(node -> Fields.of(node, "paths with their contents", owner.problems()))
                .ifPresent(contents -> contents.names()
                        .forEach(path -> contents.take(path)
                                .flatMap(content -> file(contents, path, content))
                                .ifPresent(files::add)));
        return files;
    }

    private static SortedMap<String, List<ExampleFile>> published(Fields example) {
        SortedMap<String, List<ExampleFile>> published = new TreeMap<>();
        example.take("published")
                .flatMap(node -> Fields.of(node, "packages with their files", example.problems()))
                .ifPresent(packages -> packages.names().forEach(name -> {
                    if (!PACKAGE_VERSION.matcher(name).matches()) {
                        example.problems().at(packages.owner(), "names such as pad@1.0.0", name, "add the version");
                    }
                    published.put(name, files(packages, name));
                }));
        return published;
    }

    private static SortedMap<String, String> textsByName(Fields example, String field) {
        SortedMap<String, String> texts = new TreeMap<>();
        example.take(field)
                .flatMap(node -> Fields.of(node, "names with their values", example.problems()))
                .ifPresent(entries ->
                        entries.names().forEach(name -> entries.text(name).ifPresent(value -> texts.put(name, value))));
        return texts;
    }

    private static Optional<ExampleFile> file(Fields fields, String path, Node content) {
        Optional<String> text = fields.textOf(content, "the content of the file");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String written = text.get();
        ExampleFile file = new ExampleFile(path, written, Example.Form.TEXT);
        if (content instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BINARY)) {
            file = new ExampleFile(path, written, Example.Form.BASE64);
        } else if (written.startsWith(HEX_PREFIX)) {
            file = new ExampleFile(path, written.substring(HEX_PREFIX.length()), Example.Form.HEX);
        } else if (written.startsWith(BASE64_PREFIX)) {
            file = new ExampleFile(path, written.substring(BASE64_PREFIX.length()), Example.Form.BASE64);
        }
        try {
            file.bytes();
            return Optional.of(file);
        } catch (IllegalArgumentException wrong) {
            fields.problems()
                    .at(content, "bytes in " + file.form().name().toLowerCase(java.util.Locale.ROOT), "correct them");
            return Optional.empty();
        }
    }

    private static List<ExampleFile> filesFrom(Fields fields, Node place, Path rule, String folder) {
        Path root = rule.resolveSibling(folder);
        List<ExampleFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
                files.add(new ExampleFile(path, bytes, Example.Form.BASE64));
            }
        } catch (IOException unreadable) {
            fields.problems().at(place, "a readable folder beside the rule file", "create it or correct the name");
        }
        return files;
    }
}
