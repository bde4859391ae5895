/** Measures speed and memory on files the caller names; nothing here is shipped. */
@NullMarked
package dev.vsxray.benchmarks;

import org.jspecify.annotations.NullMarked;
