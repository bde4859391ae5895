package dev.vsxray.scanner.javascript.flow;

import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedScript;
import java.util.List;

/** Finds the scripts in markup that a program made. */
@FunctionalInterface
public interface MarkupReader {
    List<EmbeddedScript> scriptsOf(DerivedText markup);
}
