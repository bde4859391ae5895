/** Gathers what registries say of an extension into the values that a scan takes. */
@NullMarked
package dev.vsxray.online.provenance;

import org.jspecify.annotations.NullMarked;
