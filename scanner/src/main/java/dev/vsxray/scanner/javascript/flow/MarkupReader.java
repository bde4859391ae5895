package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedElement;
import dev.vsxray.scanner.text.EmbeddedScript;
import java.util.List;

/** Reads markup for what its scripts are and find. */
@FunctionalInterface
public interface MarkupReader {

    /** The scripts in markup that a program made. */
    List<EmbeddedScript> scriptsOf(DerivedText markup);

    /** The elements of a page that scripts look up. */
    default List<EmbeddedElement> elementsOf(String page) {
        return List.of();
    }
}
