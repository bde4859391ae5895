package dev.vsxray.scanner.model;

/**
 * Something that went wrong outside any one extension, such as a folder that could not be read, or what
 * concerns none that is there, such as a reported extension that was removed.
 *
 * @param what what could not be done or must be known, as a sentence of our own
 * @param subject the path or name it concerns; untrusted text
 */
public record ScanError(String what, String subject) {}
