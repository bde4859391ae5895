package dev.vsxray.reports.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vsxray.reports.Golden;
import dev.vsxray.reports.SampleReports;
import dev.vsxray.reports.difference.Change.Kind;
import dev.vsxray.reports.json.ChangesJson;
import dev.vsxray.scanner.model.Answer;
import dev.vsxray.scanner.model.AuditAnswer;
import dev.vsxray.scanner.model.AuditQuestion;
import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.ScanError;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.rule.Confidence;
import dev.vsxray.signatures.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two versions of the same packages, wherever they lie. */
final class VersionsTest {

    private static final String REPOSITORY = "https://git.example/acme/notes";

    @Test
    void twoPackagesAreVersionsOfOneExtensionWhateverTheyCallThemselves() {
        assertThat(versions(of(plain("acme.notes", "1.0.0")), of(plain("umbrella.Notes", "1.1.0"))))
                .extracting(
                        Change::kind,
                        Change::cause,
                        change -> change.extension().written(),
                        Change::before,
                        Change::after)
                .containsExactly(
                        tuple(Kind.PUBLISHER_CHANGED, Cause.EXTENSION_CHANGED, "umbrella.Notes", "acme", "umbrella"),
                        tuple(Kind.NEW_VERSION, Cause.EXTENSION_CHANGED, "umbrella.Notes", "1.0.0", "1.1.0"));
        assertThat(versions(of(plain("acme.notes", "1.0.0")), of(plain("umbrella.jotter", "1.1.0"))))
                .extracting(Change::kind, Change::before, Change::after)
                .containsExactly(
                        tuple(Kind.PUBLISHER_CHANGED, "acme", "umbrella"),
                        tuple(Kind.NAME_CHANGED, "notes", "jotter"),
                        tuple(Kind.NEW_VERSION, "1.0.0", "1.1.0"));
    }

    @Test
    void amongManyTheNameAloneTellsAndThatIsSaid() {
        List<Change> changes = versions(
                of(plain("acme.notes", "1.0.0"), plain("quiet.colours", "1.0.0"), plain("old.gone", "1.0.0")),
                of(plain("umbrella.NOTES", "1.1.0"), plain("quiet.colours", "1.0.0"), plain("new.here", "3.0.0")));
        assertThat(changes)
                .extracting(Change::kind, change -> change.extension().written(), Change::items)
                .containsExactly(
                        tuple(
                                Kind.PUBLISHER_CHANGED,
                                "umbrella.NOTES",
                                List.of("Taken for the same extension by its name alone.")),
                        tuple(Kind.NEW_EXTENSION, "new.here", List.of()),
                        tuple(Kind.NEW_VERSION, "umbrella.NOTES", List.of()),
                        tuple(Kind.EXTENSION_GONE, "old.gone", List.of()));
    }

    @Test
    void aNameThatSeveralHaveTellsNothing() {
        assertThat(versions(
                        of(plain("acme.notes", "1.0.0"), plain("quiet.colours", "1.0.0")),
                        of(
                                plain("umbrella.notes", "1.1.0"),
                                plain("other.notes", "1.1.0"),
                                plain("quiet.colours", "1.0.0"))))
                .extracting(Change::kind, change -> change.extension().written())
                .containsExactly(
                        tuple(Kind.NEW_EXTENSION, "other.notes"),
                        tuple(Kind.NEW_EXTENSION, "umbrella.notes"),
                        tuple(Kind.EXTENSION_GONE, "acme.notes"));
    }

    /** An editor has both beside each other; that one came and one went is two changes there, of which one is told with the other. */
    @Test
    void inAnEditorAnotherPublisherIsAnotherExtension() {
        assertThat(Difference.between(of(plain("acme.notes", "1.0.0")), of(plain("umbrella.notes", "1.1.0")))
                        .changes())
                .extracting(Change::kind, change -> change.extension().written(), Change::items)
                .containsExactly(
                        tuple(
                                Kind.NEW_EXTENSION,
                                "umbrella.notes",
                                List.of("Has the name of acme.notes, which is no longer there.")),
                        tuple(Kind.EXTENSION_GONE, "acme.notes", List.of()));
    }

    @Test
    void tellsAllThatAnUpdateBroughtTheGravestFirst() {
        assertThat(versions(of(plain("acme.notes", "1.0.0")), of(grown("acme.notes"))))
                .extracting(Change::kind, Change::before, Change::after, Change::items)
                .containsExactly(
                        tuple(Kind.REPOSITORY_CHANGED, REPOSITORY, "https://git.example/umbrella/notes", List.of()),
                        tuple(Kind.NEW_PACK_ENTRY, "", "", List.of("other.helper")),
                        tuple(Kind.NEW_BINARY, "", "", List.of("bin/helper.node")),
                        tuple(Kind.OBFUSCATION_APPEARED, "", "", List.of()),
                        tuple(Kind.ACTIVATION_WIDENED, "on demand", "*", List.of()),
                        tuple(Kind.NEW_VERSION, "1.0.0", "2.0.0", List.of()),
                        tuple(Kind.NEW_CAPABILITY, "", "", List.of("native-code", "startup")));
    }

    @Test
    void whatWasFoundInBothIsNotNewForTheNewPublisher() {
        ExtensionReport old = found("acme.notes", "fingerprint of acme", "Starts a program");
        ExtensionReport current = found("umbrella.notes", "fingerprint of umbrella", "Starts a program");
        assertThat(versions(of(old), of(current)))
                .extracting(Change::kind)
                .containsExactly(Kind.PUBLISHER_CHANGED, Kind.NEW_VERSION);
        assertThat(versions(of(old), of(plain("umbrella.notes", "1.0.0"))))
                .extracting(Change::kind)
                .contains(Kind.FINDING_GONE);
        assertThat(versions(of(plain("acme.notes", "1.0.0")), of(current)))
                .extracting(Change::kind)
                .contains(Kind.NEW_FINDING);
    }

    @Test
    void nothingIsCalledGoneWhereSomethingCouldNotBeRead() {
        ScanReport torn = new ScanReport(
                SampleReports.TOOL,
                SampleReports.SCAN,
                List.of(),
                List.of(plain("quiet.colours", "1.0.0"), plain("new.here", "3.0.0")),
                List.of(new ScanError("The extension could not be read", "/srv/new/notes.vsix")));
        assertThat(versions(of(plain("acme.notes", "1.0.0"), plain("quiet.colours", "1.0.0")), torn))
                .extracting(Change::kind, Change::cause)
                .contains(tuple(Kind.NOT_SEEN, Cause.COVERAGE_CHANGED))
                .doesNotContain(tuple(Kind.EXTENSION_GONE, Cause.EXTENSION_REMOVED));
    }

    @Test
    void isAsExpectedInTextAndJson() throws IOException {
        Difference difference = Difference.ofVersions(of(plain("acme.notes", "1.0.0")), of(grown("umbrella.notes")));
        StringBuilder text = new StringBuilder();
        DifferenceText.write(difference, text);
        assertThat(text).contains("publisher changed from acme to umbrella: umbrella.notes  (the extension changed)\n");
        Golden.assertMatches("versions.txt", text.toString());
        String json = Golden.written(out -> ChangesJson.write(difference, out));
        Golden.assertMatches("versions.json", json);
    }

    private static List<Change> versions(ScanReport before, ScanReport after) {
        return Difference.ofVersions(before, after).changes();
    }

    private static ScanReport of(ExtensionReport... extensions) {
        return new ScanReport(SampleReports.TOOL, SampleReports.SCAN, List.of(), List.of(extensions), List.of());
    }

    private static ExtensionReport found(String id, String fingerprint, String title) {
        Finding finding = new Finding(
                "starts-a-program",
                title,
                Severity.INFO,
                Confidence.HIGH,
                List.of(),
                fingerprint,
                List.of(Evidence.match(Location.startOf("a.js"), "Here.", "x")));
        return plain(id, "1.0.0").withFindings(List.of(finding), List.of());
    }

    private static ExtensionReport plain(String id, String version) {
        return extension(id, version, REPOSITORY, AuditAnswer.of(Answer.YES, "It is."), List.of(), List.of());
    }

    private static ExtensionReport grown(String id) {
        return extension(
                id,
                "2.0.0",
                "https://git.example/umbrella/notes",
                AuditAnswer.of(Answer.NO, "Part of the code is written so that people cannot read it."),
                List.of(
                        new Capability("native-code", "Brings native code.", List.of("bin/helper.node"), List.of()),
                        new Capability("startup", "Runs unasked.", List.of("*"), List.of())),
                List.of(new PackageDependency(
                        DependencyKind.EXTENSION_PACK, "Other.Helper", "", "pkg:vscode-extension/other/helper")));
    }

    private static ExtensionReport extension(
            String id,
            String version,
            String repository,
            AuditAnswer readable,
            List<Capability> capabilities,
            List<PackageDependency> dependencies) {
        int dot = id.indexOf('.');
        return new ExtensionReport(
                new ExtensionId(id.substring(0, dot), id.substring(dot + 1)),
                version,
                "",
                "Notes",
                List.of(Place.given("/srv/" + id + "-" + version + ".vsix", Place.InstallSource.VSIX)),
                String.format("%064x", (id + version + capabilities.size()).hashCode() & 0xffffffffL),
                Verdict.NO_FINDINGS,
                0,
                List.of(),
                Coverage.of(List.of()),
                capabilities,
                List.of(),
                Map.of(
                        AuditQuestion.SOURCE_AVAILABLE,
                        new AuditAnswer(Answer.YES, "It is named.", repository, List.of()),
                        AuditQuestion.READABLE_CODE,
                        readable),
                PrivacyCard.unknown("Not asked."),
                dependencies,
                List.of());
    }
}
