package dev.vsxray.scanner.model;

/** A finding that does not count, and the decision that says so. It stays in every report, marked. */
public record SuppressedFinding(Finding finding, Decision decision) {}
