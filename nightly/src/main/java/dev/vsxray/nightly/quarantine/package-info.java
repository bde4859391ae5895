/**
 * Takes an extension away from its editors and keeps it, so that it can be given back. What is in progress stands in a
 * record on disk: after a crash, either nothing or all of it has happened.
 */
@NullMarked
package dev.vsxray.nightly.quarantine;

import org.jspecify.annotations.NullMarked;
