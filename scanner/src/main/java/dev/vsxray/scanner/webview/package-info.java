/**
 * Pages: HTML files and HTML found in strings. What they load, what they hide, what their policy allows, and the scripts
 * in them.
 *
 * <p>The tokenizer is our own: jsoup 1.23 needs 8 seconds for 512 KB of nested tables, as a tree must be built and
 * repaired. Tags in their order and a stack of open ones answer every question asked here, in linear time.
 */
@NullMarked
package dev.vsxray.scanner.webview;

import org.jspecify.annotations.NullMarked;
