package dev.vsxray.scanner.match;

import dev.vsxray.signatures.rule.Predicate.Leaf;
import java.util.List;
import java.util.function.Predicate;

/** What satisfies a leaf within some scope. */
interface View {

    List<Hit> hits(Leaf leaf);

    /** The part of this view that holds in a narrower scope. */
    default View only(Predicate<Hit> inScope) {
        return leaf -> hits(leaf).stream().filter(inScope).toList();
    }
}
