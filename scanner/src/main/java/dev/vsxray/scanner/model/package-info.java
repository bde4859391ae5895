/** The values that cross rooms: features, findings, evidence, verdicts, coverage. Values only; no behaviour beyond their own invariants. */
@NullMarked
package dev.vsxray.scanner.model;

import org.jspecify.annotations.NullMarked;
