package dev.vsxray.scanner.indicator;

import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.ListedRegistry;

/**
 * Whether a report about an extension id is a report about this installation of it.
 *
 * @param reason why it is only possible, as a clause after "but"; empty otherwise
 */
record Reach(Degree degree, String reason) {

    enum Degree {
        /** The report is about something else. */
        NONE,
        /** It may be about this installation; nobody can say from what is known. */
        POSSIBLE,
        FULL
    }

    private static final Reach NONE = new Reach(Degree.NONE, "");
    private static final Reach FULL = new Reach(Degree.FULL, "");

    static Reach of(ExtensionIndicator report, Registry installedFrom, String version) {
        Reach byRegistry = ofRegistry(report.registry(), installedFrom);
        Reach byVersion = ofVersion(report, version);
        if (byRegistry.degree == Degree.NONE || byVersion.degree == Degree.NONE) {
            return NONE;
        }
        if (report.disputed()) {
            return possible("the accusation was disputed and the extension reinstated");
        }
        return byVersion.degree == Degree.POSSIBLE ? byVersion : byRegistry;
    }

    /**
     * An Open VSX report says nothing about the Marketplace, where the id mostly is the genuine extension that was
     * copied. The other way round the Marketplace is where a bare folder or file most probably came from.
     */
    private static Reach ofRegistry(ListedRegistry reported, Registry installedFrom) {
        return switch (reported) {
            case BOTH, UNKNOWN -> FULL;
            case VSCODE_MARKETPLACE ->
                installedFrom == Registry.OPEN_VSX
                        ? possible("the report is about the Visual Studio Marketplace and this copy is from Open VSX")
                        : FULL;
            case OPEN_VSX ->
                switch (installedFrom) {
                    case OPEN_VSX -> FULL;
                    case VSCODE_MARKETPLACE -> NONE;
                    case OTHER, SIDELOADED, UNKNOWN ->
                        possible("the report is about Open VSX, where the ids of genuine"
                                + " Marketplace extensions were copied, and nobody knows where this copy came from");
                };
            case SIDELOADED_VSIX ->
                switch (installedFrom) {
                    case SIDELOADED, UNKNOWN -> FULL;
                    case VSCODE_MARKETPLACE, OPEN_VSX -> NONE;
                    case OTHER -> possible("the report is about a file that was never in a registry");
                };
        };
    }

    private static Reach ofVersion(ExtensionIndicator report, String version) {
        return switch (report.versions().covers(version)) {
            case AFFECTED -> FULL;
            case NOT_AFFECTED -> NONE;
            case UNDECIDED ->
                possible(
                        report.versions().limited()
                                ? "only versions " + report.versions().text()
                                        + " were bad, and this version is not known"
                                : "the extension is genuine, only some releases were bad, and it is not known which");
        };
    }

    private static Reach possible(String reason) {
        return new Reach(Degree.POSSIBLE, reason);
    }

    boolean full() {
        return degree == Degree.FULL;
    }

    boolean none() {
        return degree == Degree.NONE;
    }
}
