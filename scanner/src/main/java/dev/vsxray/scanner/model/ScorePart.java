package dev.vsxray.scanner.model;

/**
 * One named contribution to the score.
 *
 * @param rule id of the rule, or of the reason where it is no rule
 * @param points may be negative
 */
public record ScorePart(String rule, int points) {}
