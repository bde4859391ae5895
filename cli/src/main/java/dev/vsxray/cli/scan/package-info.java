/** Commands that look at extensions: what to scan, with which earlier results, and the samples to show it with. */
@NullMarked
package dev.vsxray.cli.scan;

import org.jspecify.annotations.NullMarked;
