/** The npm packages an extension brings or names: installed folders, bundles, lock files, source maps, lifecycle scripts. */
@NullMarked
package dev.vsxray.scanner.dependencies;

import org.jspecify.annotations.NullMarked;
