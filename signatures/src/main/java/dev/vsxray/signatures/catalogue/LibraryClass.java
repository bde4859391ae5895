package dev.vsxray.signatures.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A class of a library, as it is found in a bundle: by names of its members and words of its texts, which no bundler and
 * no minifier changes. What such a class does is then known as if the library had been required by its name. Code that
 * only looks like the class is taken for more than it may be able to do, never for less: the classes are clients of the
 * network.
 *
 * @param api what making an instance is, where that is the same as calling an API
 * @param methods APIs by the names of the methods that are the same
 * @param names all of them stand in the code of the class; empty when it is not known by its code
 * @param instances all of them are members of its instances, however the code was written; empty when it is not known by
 *     these
 */
public record LibraryClass(
        Optional<String> api, SortedMap<String, String> methods, List<String> names, List<String> instances) {

    public LibraryClass(Optional<String> api, Map<String, String> methods, List<String> names, List<String> instances) {
        this(api, (SortedMap<String, String>) new TreeMap<>(methods), names, instances);
    }

    public LibraryClass {
        methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
        names = List.copyOf(names);
        instances = List.copyOf(instances);
    }

    /** Whether this is the class whose source text is given. */
    public boolean isWrittenIn(String source) {
        return !names.isEmpty() && names.stream().allMatch(source::contains);
    }

    /** Whether this is the class whose instances have the members that {@code hasMember} says. */
    public boolean isMadeOf(Predicate<String> hasMember) {
        return !instances.isEmpty() && instances.stream().allMatch(hasMember);
    }
}
