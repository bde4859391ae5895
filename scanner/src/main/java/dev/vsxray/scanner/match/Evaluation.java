package dev.vsxray.scanner.match;

import dev.vsxray.signatures.rule.Predicate;
import dev.vsxray.signatures.rule.Predicate.Leaf;
import dev.vsxray.signatures.rule.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Evaluates a predicate over a view. */
final class Evaluation {

    private Evaluation() {}

    /**
     * One way in which a predicate holds.
     *
     * @param hits what shows it, in order; empty where only absence was asked for
     */
    record Match(List<Hit> hits) {

        static final Match WITHOUT_EVIDENCE = new Match(List.of());

        Match {
            hits = List.copyOf(hits);
        }

        Match with(Match other) {
            Set<Hit> union = new LinkedHashSet<>(hits);
            union.addAll(other.hits);
            return new Match(List.copyOf(union));
        }
    }

    /** All matches of a predicate, scope by scope. */
    static List<Match> matches(Predicate predicate, Scope scope, View extension) {
        if (scope == Scope.EXTENSION) {
            return matches(predicate, extension);
        }
        Set<Match> found = new LinkedHashSet<>();
        for (String file : files(predicate, extension)) {
            View inFile = extension.only(hit -> hit.holdsIn(file));
            if (scope == Scope.FILE) {
                found.addAll(matches(predicate, inFile));
            } else {
                for (String function : functions(predicate, inFile)) {
                    found.addAll(matches(predicate, inFile.only(hit -> hit.holdsIn(file, function))));
                }
            }
        }
        return List.copyOf(found);
    }

    static List<Match> matches(Predicate predicate, View view) {
        if (predicate instanceof Leaf leaf) {
            return view.hits(leaf).stream().map(hit -> new Match(List.of(hit))).toList();
        }
        if (predicate instanceof Predicate.All all) {
            return all(all.of(), view);
        }
        if (predicate instanceof Predicate.Any any) {
            return any.of().stream()
                    .flatMap(child -> matches(child, view).stream())
                    .distinct()
                    .toList();
        }
        if (predicate instanceof Predicate.AtLeast atLeast) {
            return atLeast(atLeast, view);
        }
        if (predicate instanceof Predicate.Near near) {
            return near(near, view);
        }
        Predicate.Not not = (Predicate.Not) predicate;
        return matches(not.of(), view).isEmpty() ? List.of(Match.WITHOUT_EVIDENCE) : List.of();
    }

    /** The first child with evidence leads: each of its matches is completed by the first match of each other child. */
    private static List<Match> all(List<Predicate> children, View view) {
        Optional<List<Match>> leading = Optional.empty();
        Match others = Match.WITHOUT_EVIDENCE;
        for (Predicate child : children) {
            List<Match> matches = matches(child, view);
            if (matches.isEmpty()) {
                return List.of();
            }
            if (leading.isEmpty() && !matches.get(0).hits().isEmpty()) {
                leading = Optional.of(matches);
            } else {
                others = others.with(matches.get(0));
            }
        }
        Match completing = others;
        return leading.orElse(List.of(Match.WITHOUT_EVIDENCE)).stream()
                .map(match -> match.with(completing))
                .toList();
    }

    private static List<Match> atLeast(Predicate.AtLeast atLeast, View view) {
        Match together = Match.WITHOUT_EVIDENCE;
        int holding = 0;
        for (Predicate child : atLeast.of()) {
            List<Match> matches = matches(child, view);
            if (!matches.isEmpty()) {
                holding++;
                together = together.with(matches.get(0));
            }
        }
        return holding >= atLeast.n() ? List.of(together) : List.of();
    }

    private static List<Match> near(Predicate.Near near, View view) {
        Set<Match> found = new LinkedHashSet<>();
        for (Match first : matches(near.of().get(0), view)) {
            if (first.hits().isEmpty()) {
                continue;
            }
            Hit centre = first.hits().get(0);
            List<Match> around = all(near.of(), view.only(hit -> isNear(near, centre, hit)));
            if (!around.isEmpty()) {
                found.add(around.get(0));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isNear(Predicate.Near near, Hit centre, Hit hit) {
        if (hit.file().isEmpty() || centre.file().isEmpty()) {
            return true;
        }
        if (!hit.file().equals(centre.file())) {
            return false;
        }
        return near.bytes().isPresent()
                ? Math.abs(hit.offset() - centre.offset()) <= near.bytes().getAsInt()
                : hit.function().equals(centre.function());
    }

    private static SortedSet<String> files(Predicate predicate, View view) {
        SortedSet<String> files = new TreeSet<>();
        predicate
                .leaves()
                .forEach(leaf -> view.hits(leaf).forEach(hit -> hit.file().ifPresent(files::add)));
        return files;
    }

    private static SortedSet<String> functions(Predicate predicate, View view) {
        SortedSet<String> functions = new TreeSet<>();
        predicate
                .leaves()
                .forEach(leaf -> view.hits(leaf).forEach(hit -> hit.function().ifPresent(functions::add)));
        return functions;
    }
}
