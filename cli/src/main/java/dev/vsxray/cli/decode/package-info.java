/** Commands that show what a file hides: its strings, and its script with disguises undone. */
@NullMarked
package dev.vsxray.cli.decode;

import org.jspecify.annotations.NullMarked;
