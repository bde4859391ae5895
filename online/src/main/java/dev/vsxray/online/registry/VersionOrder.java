package dev.vsxray.online.registry;

import org.semver4j.Semver;

/** Which of two versions an editor takes for newer. */
public final class VersionOrder {

    private VersionOrder() {}

    /** False where one of them is no version: nothing is known then. */
    public static boolean isNewer(String version, String than) {
        Semver left = Semver.parse(version);
        Semver right = Semver.parse(than);
        return left != null && right != null && left.isGreaterThan(right);
    }
}
