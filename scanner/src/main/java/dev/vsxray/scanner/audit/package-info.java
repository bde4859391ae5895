/**
 * Answers what an auditor asks without accusing anybody: what the code can do, where data goes, what the manifest
 * states. Everything is computed from features; nothing here raises a verdict.
 */
@NullMarked
package dev.vsxray.scanner.audit;

import org.jspecify.annotations.NullMarked;
