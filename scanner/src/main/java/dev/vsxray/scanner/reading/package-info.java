/**
 * The one entry to the readers of files: decides which of them read a file or text, and gathers what they see. What it
 * gives is complete but for the meaning of JavaScript, which has a wing of its own.
 */
@NullMarked
package dev.vsxray.scanner.reading;

import org.jspecify.annotations.NullMarked;
