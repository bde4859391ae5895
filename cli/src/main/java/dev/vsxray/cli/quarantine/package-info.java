/** Commands that take an extension away from its editors and give it back. */
@NullMarked
package dev.vsxray.cli.quarantine;

import org.jspecify.annotations.NullMarked;
