/** Runs the examples and counter-examples of rules through the same reading and matching as a scan. */
@NullMarked
package dev.vsxray.scanner.example;

import org.jspecify.annotations.NullMarked;
