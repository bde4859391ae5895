package dev.vsxray.nightly.history;

import dev.vsxray.scanner.model.Finding;

/** What intelligence says now of an extension that is no longer there. */
public record Accusation(Sighting sighting, Finding finding) {}
