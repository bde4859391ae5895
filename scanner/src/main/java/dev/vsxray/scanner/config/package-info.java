/**
 * Configuration of editors and agents, and texts that tell language models what to do: what they start by themselves,
 * what safety they switch off, what they order behind the user's back. Recognised by shape, so that a file is read the
 * same wherever it lies and whether it lies there or is written by a program.
 */
@NullMarked
package dev.vsxray.scanner.config;

import org.jspecify.annotations.NullMarked;
