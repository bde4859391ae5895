/** What an update brought: one version of an extension held against the one before. */
@NullMarked
package dev.vsxray.scanner.release;

import org.jspecify.annotations.NullMarked;
