package dev.vsxray.scanner;

import dev.vsxray.signatures.catalogue.Vocabulary;
import dev.vsxray.signatures.rule.Predicate;
import dev.vsxray.signatures.rule.Rule;
import dev.vsxray.signatures.rule.RuleSet;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rules there were, and the words they used.
 *
 * @param byRule digest of each rule by its id
 * @param words classes, guards and triggers of that day's vocabulary, and the traits that some rule asked for: what the
 *     readers of that day certainly knew
 */
public record RuleDigests(SortedMap<String, String> byRule, SortedSet<String> words) {

    public RuleDigests {
        byRule = Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
        words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }

    static RuleDigests of(RuleSet rules) {
        SortedMap<String, String> byRule = new TreeMap<>();
        SortedSet<String> words = new TreeSet<>(vocabulary());
        for (Rule rule : rules.rules()) {
            byRule.put(rule.id(), rule.digest());
            rule.leaves().forEach(leaf -> words.addAll(words(leaf)));
        }
        return new RuleDigests(byRule, words);
    }

    private static SortedSet<String> vocabulary() {
        Vocabulary shipped = Vocabulary.shipped();
        SortedSet<String> words = new TreeSet<>(shipped.callClasses());
        words.addAll(shipped.through().keySet());
        words.addAll(shipped.guards().keySet());
        words.addAll(shipped.triggers().keySet());
        return words;
    }

    /** Whether exactly this rule was among them. */
    boolean has(Rule rule) {
        return rule.digest().equals(byRule.get(rule.id()));
    }

    /**
     * Whether a rule of another day can be asked of what was seen then. What is not there can only be told from what was
     * not looked for where the rule asks for nothing that those readers did not know; and a text that nobody searched for
     * was not found.
     */
    boolean canAnswer(Rule rule) {
        return rule.leaves().noneMatch(Predicate.Text.class::isInstance)
                && rule.leaves().allMatch(leaf -> words.containsAll(words(leaf)));
    }

    private static SortedSet<String> words(Predicate.Leaf leaf) {
        SortedSet<String> words = new TreeSet<>();
        if (leaf instanceof Predicate.Trait trait) {
            words.addAll(trait.names());
        } else if (leaf instanceof Predicate.Call call) {
            words.addAll(call.classes());
            words.addAll(words(call.context()));
        } else if (leaf instanceof Predicate.Flow flow) {
            words.addAll(flow.from());
            words.addAll(flow.through());
            words.addAll(flow.notThrough());
            words.addAll(flow.to());
            words.addAll(words(flow.context()));
        }
        return words;
    }

    private static SortedSet<String> words(Predicate.ContextCondition context) {
        SortedSet<String> words = new TreeSet<>(context.triggers());
        words.addAll(context.unlessTriggers());
        words.addAll(context.unless());
        words.addAll(context.guardedBy());
        return words;
    }
}
