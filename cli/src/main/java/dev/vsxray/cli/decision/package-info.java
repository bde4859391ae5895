/** The team's decisions: written, listed in force, and exported as a policy of the editor. */
@NullMarked
package dev.vsxray.cli.decision;

import org.jspecify.annotations.NullMarked;
