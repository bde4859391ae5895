package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.yaml.FileProblem;
import dev.vsxray.signatures.yaml.Problems;
import dev.vsxray.signatures.yaml.Spelling;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Loads rule files: every {@code *.yaml} below the given directories, one rule each. Never throws for what stands in a
 * file; every mistake becomes a {@link FileProblem}.
 */
public final class RuleLoader {

    /** A rule with its examples is a page or two; a longer file is no rule. In bytes. */
    private static final long LARGEST_FILE_BYTES = 1 << 20;

    private final RuleReader reader;

    /** @param hostClasses the classes of hosts that rules may name */
    public RuleLoader(Vocabulary vocabulary, SortedSet<String> hostClasses) {
        this.reader = new RuleReader(vocabulary, hostClasses);
    }

    /** @param directories in order: a rule replaces one with the same id of an earlier directory */
    public LoadedRules load(List<Path> directories) {
        List<FileProblem> problems = new ArrayList<>();
        SortedMap<String, Source> sources = new TreeMap<>();
        SortedSet<String> overridden = new TreeSet<>();
        for (Path directory : directories) {
            SortedMap<String, Source> here = read(directory, problems);
            here.keySet().stream().filter(sources::containsKey).forEach(overridden::add);
            sources.putAll(here);
        }
        dropUnresolved(sources, problems);
        dropCycles(sources, problems);
        Collections.sort(problems);
        RuleSet rules = new RuleSet(sources.values().stream().map(Source::rule).toList());
        return new LoadedRules(rules, problems, List.copyOf(overridden));
    }

    private record Source(Rule rule, RuleReader.Outcome outcome, String file) {}

    private SortedMap<String, Source> read(Path directory, List<FileProblem> problems) {
        SortedMap<String, Source> sources = new TreeMap<>();
        for (Path file : ruleFiles(directory, problems)) {
            Optional<String> text = text(file, problems);
            if (text.isEmpty()) {
                continue;
            }
            RuleReader.Outcome outcome = reader.read(text.get(), file);
            problems.addAll(outcome.problems().found());
            outcome.rule().ifPresent(rule -> {
                Source earlier = sources.putIfAbsent(rule.id(), new Source(rule, outcome, file.toString()));
                if (earlier != null) {
                    problems.add(problem(file, "an id of its own", "the id of " + earlier.file(), "rename one"));
                }
            });
        }
        return sources;
    }

    static List<Path> ruleFiles(Path directory, List<FileProblem> problems) {
        if (!Files.isDirectory(directory)) {
            problems.add(problem(directory, "a directory with rule files", "none", "correct the path"));
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            problems.add(problem(directory, "a readable directory", "none", "check its permissions"));
            return List.of();
        }
    }

    static Optional<String> text(Path file, List<FileProblem> problems) {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                problems.add(problem(
                        file, "at most " + LARGEST_FILE_BYTES + " bytes", Files.size(file) + " bytes", "shorten it"));
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException notText) {
            problems.add(problem(file, "text in UTF-8", "other bytes", "save it as UTF-8"));
        } catch (IOException unreadable) {
            problems.add(problem(file, "a readable file", "none", "check its permissions"));
        }
        return Optional.empty();
    }

    /** A rule that names a rule which is not there goes, and then those that name it. */
    private static void dropUnresolved(SortedMap<String, Source> sources, List<FileProblem> problems) {
        boolean dropped = true;
        while (dropped) {
            dropped = false;
            for (Source source : List.copyOf(sources.values())) {
                Problems wrong = new Problems(source.file());
                for (LeafReader.Reference reference : source.outcome().references()) {
                    Source named = sources.get(reference.rule());
                    if (named == null) {
                        wrong.at(
                                reference.place(),
                                "the id of a rule that was loaded",
                                Spelling.nearest(reference.rule(), sources.keySet())
                                        .map(id -> "did you mean \"" + id + "\"?")
                                        .orElse("correct that rule, or name another"));
                    } else if (reference.capability() && named.rule().tactic() != Tactic.CAPABILITY) {
                        wrong.at(reference.place(), "a rule of the folder \"capability\"", "write \"rule\" instead");
                    }
                }
                if (wrong.any()) {
                    problems.addAll(wrong.found());
                    sources.remove(source.rule().id());
                    dropped = true;
                }
            }
        }
    }

    private static void dropCycles(SortedMap<String, Source> sources, List<FileProblem> problems) {
        List<Source> circular = sources.values().stream()
                .filter(source -> reaches(source.rule(), source.rule().id(), sources, new TreeSet<>()))
                .toList();
        for (Source source : circular) {
            Problems wrong = new Problems(source.file());
            wrong.at(
                    source.outcome().references().get(0).place(),
                    "rules that do not depend on each other in a circle",
                    "write what both need into a third rule");
            problems.addAll(wrong.found());
            sources.remove(source.rule().id());
        }
        if (!circular.isEmpty()) {
            dropUnresolved(sources, problems);
        }
    }

    private static boolean reaches(Rule from, String wanted, SortedMap<String, Source> sources, Set<String> seen) {
        for (String named : from.dependencies()) {
            Source next = sources.get(named);
            boolean found = named.equals(wanted)
                    || next != null && seen.add(named) && reaches(next.rule(), wanted, sources, seen);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static FileProblem problem(Path file, String expected, String found, String advice) {
        return new FileProblem(file.toString(), 1, 1, expected, found, advice);
    }
}
