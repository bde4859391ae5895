/**
 * What a team decided about extensions and findings: reads it from files, applies it between judge and report, and
 * writes new decisions. Nothing is lost by a decision: a suppressed finding stays in the report, marked.
 */
@NullMarked
package dev.vsxray.reports.decision;

import org.jspecify.annotations.NullMarked;
