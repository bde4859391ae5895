package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.pattern.PathGlob;
import dev.vsxray.signatures.pattern.TextPattern;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a rule asks of an extension: a tree of combinators over {@link Leaf leaves}, each a question about one kind of
 * feature. In a leaf, an empty set or list asks nothing, and of a set or list one entry is enough.
 */
public sealed interface Predicate {

    /** All leaves of the tree, in the order written. */
    Stream<Leaf> leaves();

    /**
     * Whether the predicate, when it holds, always has a place to show. A {@code not} has none: what is not there
     * cannot be shown.
     */
    boolean showsEvidence();

    /** The first predicate that shows evidence leads: each of its matches is a match of the whole. */
    record All(List<Predicate> of) implements Predicate {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Leaf> leaves() {
            return of.stream().flatMap(Predicate::leaves);
        }

        @Override
        public boolean showsEvidence() {
            return of.stream().anyMatch(Predicate::showsEvidence);
        }
    }

    record Any(List<Predicate> of) implements Predicate {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Leaf> leaves() {
            return of.stream().flatMap(Predicate::leaves);
        }

        @Override
        public boolean showsEvidence() {
            return of.stream().allMatch(Predicate::showsEvidence);
        }
    }

    record Not(Predicate of) implements Predicate {
        @Override
        public Stream<Leaf> leaves() {
            return of.leaves();
        }

        @Override
        public boolean showsEvidence() {
            return false;
        }
    }

    /** One match for all together, however often each holds. {@code n} is at least 1. */
    record AtLeast(int n, List<Predicate> of) implements Predicate {
        public AtLeast {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Leaf> leaves() {
            return of.stream().flatMap(Predicate::leaves);
        }

        @Override
        public boolean showsEvidence() {
            return of.stream().allMatch(Predicate::showsEvidence);
        }
    }

    /**
     * All of them close to the first.
     *
     * @param bytes at most so far from the first, in bytes, in the same file; empty for the same function
     */
    record Near(OptionalInt bytes, List<Predicate> of) implements Predicate {
        public Near {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Leaf> leaves() {
            return of.stream().flatMap(Predicate::leaves);
        }

        @Override
        public boolean showsEvidence() {
            return of.stream().anyMatch(Predicate::showsEvidence);
        }
    }

    /** A question about one kind of feature. */
    sealed interface Leaf extends Predicate {
        @Override
        default Stream<Leaf> leaves() {
            return Stream.of(this);
        }

        @Override
        default boolean showsEvidence() {
            return true;
        }
    }

    /**
     * A place of {@code package.json}.
     *
     * @param value about the leaf at the place; with {@link TextCondition#ANYTHING} an object or array will do
     * @param count how many places there must be
     */
    record Manifest(ManifestPath path, TextCondition value, NumberRange count) implements Leaf {}

    /**
     * A call of a known API.
     *
     * @param classes catalogue classes
     * @param arguments all must hold
     * @param options constant properties of an object among the arguments; all must hold
     */
    record Call(
            List<NamePattern> apis,
            SortedSet<String> classes,
            List<ArgumentCondition> arguments,
            SortedMap<String, TextCondition> options,
            ContextCondition context)
            implements Leaf {
        public Call {
            apis = List.copyOf(apis);
            classes = sorted(classes);
            arguments = List.copyOf(arguments);
            options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        }
    }

    /**
     * One argument of a call.
     *
     * @param index from 0; empty for any argument
     */
    record ArgumentCondition(OptionalInt index, TextCondition text) {}

    /**
     * Data of one class that reaches a place of another.
     *
     * @param through the data went through one of these
     * @param notThrough and through none of these
     * @param apis what the sink is called
     * @param assumed whether a link of the chain may be assumed; {@code false} asks for a proven chain
     */
    record Flow(
            SortedSet<String> from,
            SortedSet<String> through,
            SortedSet<String> notThrough,
            SortedSet<String> to,
            List<NamePattern> apis,
            Optional<DestinationCondition> destination,
            boolean assumed,
            ContextCondition context)
            implements Leaf {
        public Flow {
            from = sorted(from);
            through = sorted(through);
            notThrough = sorted(notThrough);
            to = sorted(to);
            apis = List.copyOf(apis);
        }
    }

    /**
     * When a call or flow happens.
     *
     * @param triggers one of these leads there
     * @param unlessTriggers not when these are all that lead there
     * @param unless none of these guards stands before it
     * @param guardedBy one of these guards does
     * @param layer in code that was decoded ({@code true}), in code that stands in the file ({@code false}), or either
     * @param packages of these npm packages, where a bundle says so; empty for any code
     */
    record ContextCondition(
            SortedSet<String> triggers,
            SortedSet<String> unlessTriggers,
            SortedSet<String> unless,
            SortedSet<String> guardedBy,
            Optional<Boolean> layer,
            List<PathGlob> files,
            List<NamePattern> packages) {

        public ContextCondition {
            triggers = sorted(triggers);
            unlessTriggers = sorted(unlessTriggers);
            unless = sorted(unless);
            guardedBy = sorted(guardedBy);
            files = List.copyOf(files);
            packages = List.copyOf(packages);
        }
    }

    /**
     * The far end of a flow. One destination must satisfy all of it.
     *
     * @param host about its host
     * @param text about the whole of it: URL, command, path
     * @param unknown whether a flow of which no destination is known satisfies it as well
     */
    record DestinationCondition(HostCondition host, TextCondition text, boolean unknown) {}

    /**
     * @param suffixes {@code example.com} is also {@code api.example.com}
     * @param kinds {@code public}, {@code public-ip}, {@code private}, {@code local}
     * @param classes classes of hosts, such as {@code paste}
     */
    record HostCondition(
            SortedSet<String> suffixes,
            SortedSet<String> kinds,
            SortedSet<String> classes,
            SortedSet<String> notSuffixes,
            SortedSet<String> notClasses) {
        public HostCondition {
            suffixes = sorted(suffixes);
            kinds = sorted(kinds);
            classes = sorted(classes);
            notSuffixes = sorted(notSuffixes);
            notClasses = sorted(notClasses);
        }
    }

    /** A text pattern was seen. */
    record Text(TextPattern pattern) implements Leaf {}

    /**
     * A host is named.
     *
     * @param url about the URL it stands in
     */
    record Host(HostCondition host, TextCondition url, List<PathGlob> files) implements Leaf {
        public Host {
            files = List.copyOf(files);
        }
    }

    /**
     * A file.
     *
     * @param kinds by content
     * @param named kinds by name
     * @param size in bytes
     * @param mismatch only where the kinds by content and by name are both known and differ
     */
    record File(
            SortedSet<String> kinds,
            SortedSet<String> named,
            List<PathGlob> paths,
            List<PathGlob> notPaths,
            NumberRange size,
            boolean mismatch)
            implements Leaf {
        public File {
            kinds = sorted(kinds);
            named = sorted(named);
            paths = List.copyOf(paths);
            notPaths = List.copyOf(notPaths);
        }
    }

    /**
     * An observation of one of the readers.
     *
     * @param facts all must hold; a fact that the trait does not have does not hold
     */
    record Trait(SortedSet<String> names, SortedMap<String, FactCondition> facts, List<PathGlob> files)
            implements Leaf {
        public Trait {
            names = sorted(names);
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
            files = List.copyOf(files);
        }
    }

    /**
     * Something the extension brings or pulls in.
     *
     * @param kinds {@code bundled}, {@code declared}, {@code extension-pack}, {@code extension-dependency}
     * @param count how many must agree
     */
    record Dependency(
            List<NamePattern> names,
            List<NamePattern> notNames,
            SortedSet<String> kinds,
            TextCondition version,
            NumberRange count)
            implements Leaf {
        public Dependency {
            names = List.copyOf(names);
            notNames = List.copyOf(notNames);
            kinds = sorted(kinds);
        }
    }

    /**
     * A row of the threat intelligence agrees with something in the package.
     *
     * @param kinds {@code extension}, {@code extension-pack}, {@code extension-dependency}, {@code domain}, {@code ip},
     *     {@code url}, {@code sha256}, {@code wallet}, {@code github-account}, {@code npm-package}
     * @param types {@code malware}, {@code impersonation}, {@code untrustworthy}, {@code spam}, {@code copyright},
     *     {@code other}
     * @param confidences {@code low}, {@code medium}, {@code high}
     */
    record Indicator(
            SortedSet<String> kinds, SortedSet<String> types, SortedSet<String> confidences, TextCondition campaign)
            implements Leaf {
        public Indicator {
            kinds = sorted(kinds);
            types = sorted(types);
            confidences = sorted(confidences);
        }
    }

    /**
     * Who the extension says it is. A rule that excuses an extension by its identity believes what anybody can write.
     *
     * @param registries where it was installed from: {@code vscode-marketplace}, {@code open-vsx}, {@code other},
     *     {@code sideloaded}, {@code unknown}
     */
    record Identity(TextCondition publisher, TextCondition name, TextCondition version, SortedSet<String> registries)
            implements Leaf {
        public Identity {
            registries = sorted(registries);
        }
    }

    /** One of these rules matched the extension. */
    record RuleMatched(SortedSet<String> rules) implements Leaf {
        public RuleMatched {
            rules = sorted(rules);
        }
    }

    private static SortedSet<String> sorted(SortedSet<String> words) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }
}
