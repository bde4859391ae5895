package dev.vsxray.cli.command;

/** How the process ends. Findings win over incompleteness and age; all states are in the JSON report. */
public enum ExitCode {
    /** Done; nothing at the threshold. */
    DONE(0),
    /** An extension at or above {@code --fail-on}. */
    FINDINGS(1),
    /** Wrong usage or configuration, or nothing where something was named. */
    USAGE(2),
    /** Something was not analysed and {@code --fail-on-incomplete} was given. */
    INCOMPLETE(3),
    /** The threat intelligence is older than {@code --max-intel-age}. */
    INTELLIGENCE_TOO_OLD(4),
    /** A notification did not arrive. */
    NOT_DELIVERED(5),
    /** A defect of the tool itself. */
    INTERNAL_ERROR(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
