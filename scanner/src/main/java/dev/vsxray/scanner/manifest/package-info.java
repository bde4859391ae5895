/**
 * Reads what an extension declares: {@code package.json}, its translations and {@code extension.vsixmanifest} become
 * features, and the files the editor would run become {@link dev.vsxray.scanner.manifest.EntryPoint}s. Nothing here
 * looks into code.
 */
@NullMarked
package dev.vsxray.scanner.manifest;

import org.jspecify.annotations.NullMarked;
