package dev.vsxray.signatures.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a library exports, as it is found in a bundle: a function or an object, by names of its members, which no bundler
 * and no minifier changes. The names are part of what the library documents, and so many that nothing else has them all.
 *
 * @param api what it is
 * @param members names of members, all of which it has
 * @param described names of members that the catalogue knows
 * @param isCopy whether it is a copy of a module of the host: its code does for the program what that does by itself, so what
 *     the catalogue knows stands in the place of those members instead of beside them
 */
public record LibraryObject(String api, List<String> members, SortedSet<String> described, boolean isCopy) {

    public LibraryObject {
        members = List.copyOf(members);
        described = Collections.unmodifiableSortedSet(new TreeSet<>(described));
    }
}
