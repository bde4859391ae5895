package dev.vsxray.signatures.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A class of a library, as it is found in a bundle: by names of its properties and words of its texts, which no bundler
 * and no minifier changes. What such a class does is then known as if the library had been required by its name. Code
 * that only looks like the class is taken for more than it may be able to do, never for less: the classes are clients of
 * the network.
 *
 * @param api what making an instance is, where that is the same as calling an API
 * @param methods APIs by the names of the methods that are the same
 * @param names all of them stand in the class
 */
public record LibraryClass(Optional<String> api, SortedMap<String, String> methods, List<String> names) {

    public LibraryClass(Optional<String> api, Map<String, String> methods, List<String> names) {
        this(api, (SortedMap<String, String>) new TreeMap<>(methods), names);
    }

    public LibraryClass {
        methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
        names = List.copyOf(names);
    }

    /** Whether this is the class whose source text is given. */
    public boolean isWrittenIn(String source) {
        return names.stream().allMatch(source::contains);
    }
}
