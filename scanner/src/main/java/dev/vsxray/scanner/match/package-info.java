/**
 * Features and rules give findings. Each leaf of a rule is answered once per extension from an index of the features;
 * scopes only regroup the answers. Knows neither files nor scripts.
 */
@NullMarked
package dev.vsxray.scanner.match;

import org.jspecify.annotations.NullMarked;
