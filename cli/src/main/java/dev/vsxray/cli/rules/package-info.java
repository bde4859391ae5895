/** Commands for those who write rules. */
@NullMarked
package dev.vsxray.cli.rules;

import org.jspecify.annotations.NullMarked;
