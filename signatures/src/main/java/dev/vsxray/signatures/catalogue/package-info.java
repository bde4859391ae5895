/** The API catalogue: which calls are sources, sinks, encoders, triggers and guards, as data, and the names of these classes. */
@NullMarked
package dev.vsxray.signatures.catalogue;

import org.jspecify.annotations.NullMarked;
