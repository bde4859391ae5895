/**
 * Where facts from registries enter a scan: as values from a source that somebody else has, since nothing in the scanner
 * opens a connection.
 */
@NullMarked
package dev.vsxray.scanner.provenance;

import org.jspecify.annotations.NullMarked;
