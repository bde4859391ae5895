package dev.vsxray.scanner.model;

/**
 * Something that went wrong outside any one extension, such as a folder that could not be read.
 *
 * @param what what could not be done, as a sentence of our own
 * @param subject the path or name it concerns; untrusted text
 */
public record ScanError(String what, String subject) {}
