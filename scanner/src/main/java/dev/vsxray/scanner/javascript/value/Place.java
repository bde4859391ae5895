package dev.vsxray.scanner.javascript.value;

/**
 * A range of a script.
 *
 * @param start first UTF-16 code unit, from 0
 * @param end exclusive
 */
public record Place(Script script, int start, int end) {}
