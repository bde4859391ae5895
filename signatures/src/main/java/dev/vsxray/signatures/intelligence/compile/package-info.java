/** Compiles research tables into the shipped intelligence. Run by hand when the tables change; the result is committed. */
@NullMarked
package dev.vsxray.signatures.intelligence.compile;

import org.jspecify.annotations.NullMarked;
