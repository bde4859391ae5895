/**
 * Threat intelligence: extensions, hosts, files and packages that others have reported, with who said so and when.
 * Values and look-ups only; whether a match accuses an installation is decided where both are known, in the scanner.
 */
@NullMarked
package dev.vsxray.signatures.intelligence;

import org.jspecify.annotations.NullMarked;
