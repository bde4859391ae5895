package dev.vsxray.scanner.model;

import java.time.LocalDate;
import java.util.Optional;

/** Which tool, with which rules and which threat intelligence, made a report. */
public record ToolInfo(String name, String version, Rules rules, Intelligence intelligence) {

    /** @param digest {@code sha256:} and hexadecimal digits, over the rules in order of id */
    public record Rules(int count, String digest) {}

    /**
     * @param asOf the newest date in the intelligence; empty when none was loaded
     * @param digest {@code sha256:} and hexadecimal digits
     */
    public record Intelligence(Optional<LocalDate> asOf, String digest) {}
}
