package dev.vsxray.online.provenance;

import dev.vsxray.online.download.DownloadedPackage;
import dev.vsxray.online.integrity.PackageComparison;
import dev.vsxray.online.integrity.RegistrySignature;
import dev.vsxray.online.integrity.SignatureOutcome;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.io.IOException;

/** Whether the package at hand is what the registry serves, and whether the registry signed that. */
record IntegrityFacts(RegistrySignature signatures) {

    void write(ExtensionPackage atHand, DownloadedPackage served, FactSheet sheet) throws IOException {
        try (ExtensionPackage published = new PackageOpener(ReadLimits.DEFAULT).open(served.file())) {
            compare(PackageComparison.of(atHand, published), served, sheet);
        }
        signature(signatures.check(served), sheet);
    }

    private static void compare(PackageComparison comparison, DownloadedPackage served, FactSheet sheet) {
        String with = "Compared file by file with what " + served.registry().name() + " serves";
        if (comparison instanceof PackageComparison.Same) {
            sheet.known(ProvenanceTopic.PACKAGE, "same", with + ".");
        } else if (comparison instanceof PackageComparison.Differs differs) {
            int count = differs.differences().size();
            sheet.known(
                    ProvenanceTopic.PACKAGE,
                    "differs",
                    with + ": " + count + (count == 1 ? " file differs." : " files differ."));
            sheet.differences(differs.differences());
        } else {
            sheet.unknown(ProvenanceTopic.PACKAGE, ((PackageComparison.NotCompared) comparison).reason());
        }
    }

    private static void signature(SignatureOutcome outcome, FactSheet sheet) {
        if (outcome instanceof SignatureOutcome.NotChecked) {
            sheet.unknown(ProvenanceTopic.SIGNATURE, outcome.ground());
        } else {
            sheet.known(ProvenanceTopic.SIGNATURE, word(outcome), outcome.ground());
        }
    }

    private static String word(SignatureOutcome outcome) {
        if (outcome instanceof SignatureOutcome.Good) {
            return "good";
        }
        if (outcome instanceof SignatureOutcome.Untrusted) {
            return "untrusted";
        }
        if (outcome instanceof SignatureOutcome.Expired) {
            return "expired";
        }
        return outcome instanceof SignatureOutcome.Broken ? "broken" : "missing";
    }
}
