/**
 * Opens what is to be scanned: a folder, a {@code .vsix} or files in memory become one {@link
 * dev.vsxray.scanner.archive.ExtensionPackage}. Reads only; never unpacks to disk, never runs, never follows a link out
 * of a folder. Whatever is wrong with the container becomes a {@code Gap} or a {@code Trait}; nothing here judges.
 */
@NullMarked
package dev.vsxray.scanner.archive;

import org.jspecify.annotations.NullMarked;
