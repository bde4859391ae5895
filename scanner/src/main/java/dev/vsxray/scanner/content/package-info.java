/**
 * The look at a file's bytes, whatever it is: patterns of the rules, hosts, invisible and look-alike characters, hidden
 * columns, encoded blobs, and what kind of file it really is. Facts only; no rule and no parser of a language.
 */
@NullMarked
package dev.vsxray.scanner.content;

import org.jspecify.annotations.NullMarked;
