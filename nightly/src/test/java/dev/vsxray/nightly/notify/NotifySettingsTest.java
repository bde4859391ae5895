package dev.vsxray.nightly.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.notify.NotifySettings.When;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.Coverage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.PrivacyCard;
import dev.vsxray.scanner.model.ScanInfo;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import dev.vsxray.scanner.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class NotifySettingsTest {

    private static final NotifySettings CHANGES = new NotifySettings(Verdict.SUSPICIOUS, When.CHANGED, List.of());
    private static final NotifySettings ALWAYS = new NotifySettings(Verdict.SUSPICIOUS, When.ALWAYS, List.of());
    private static final ExtensionReport BAD = extension("fjord", "2.0.3", Verdict.MALICIOUS, "a1");
    private static final ExtensionReport BETTER = extension("fjord", "2.0.2", Verdict.RISKY, "b2");
    private static final ExtensionReport RISKY = extension("linter", "1.4.0", Verdict.RISKY, "c3");

    @Test
    void speaksOfWhatBecameBad() {
        assertThat(told(CHANGES, report(BETTER, RISKY), report(BAD, RISKY)))
                .containsExactly(new Item(
                        "acme.fjord",
                        "2.0.3",
                        Verdict.MALICIOUS,
                        List.of("verdict worse (the extension changed)", "new version (the extension changed)")));
    }

    @Test
    void isSilentWhereNothingChanged() {
        assertThat(told(CHANGES, report(BAD, RISKY), report(BAD, RISKY))).isEmpty();
        assertThat(told(ALWAYS, report(BAD, RISKY), report(BAD, RISKY)))
                .extracting(Item::extension)
                .containsExactly("acme.fjord");
    }

    @Test
    void isSilentBelowTheThresholdAndOfWhatWentAway() {
        assertThat(told(CHANGES, report(RISKY), report(BETTER, RISKY))).isEmpty();
        assertThat(told(CHANGES, report(BAD, RISKY), report(RISKY))).isEmpty();
        assertThat(told(CHANGES, report(BAD), report(BETTER))).isEmpty();
    }

    @Test
    void tellsEverythingOnTheFirstNight() {
        assertThat(CHANGES.announcement(Occasion.NIGHT, report(BAD, RISKY), Optional.empty(), List.of())
                        .map(Announcement::items)
                        .orElseThrow())
                .extracting(Item::extension)
                .containsExactly("acme.fjord");
    }

    @Test
    void tellsANoteWhateverWasFound() {
        Announcement told = CHANGES.announcement(
                        Occasion.NIGHT,
                        report(RISKY),
                        Optional.of(Difference.between(report(RISKY), report(RISKY))),
                        List.of("This id was on this machine from 3 to 19 October."))
                .orElseThrow();
        assertThat(told.items()).isEmpty();
        assertThat(told.headline()).isEqualTo("vsxray: something to know on build-7");
    }

    private static List<Item> told(NotifySettings settings, ScanReport before, ScanReport after) {
        return settings.announcement(Occasion.NIGHT, after, Optional.of(Difference.between(before, after)), List.of())
                .map(Announcement::items)
                .orElse(List.of());
    }

    private static ScanReport report(ExtensionReport... extensions) {
        return new ScanReport(
                new ToolInfo(
                        "vsxray",
                        "0.1.0",
                        new ToolInfo.Rules(7, "sha256:" + "7a".repeat(32)),
                        new ToolInfo.Intelligence(Optional.empty(), "sha256:" + "8b".repeat(32))),
                new ScanInfo(
                        Instant.parse("2026-11-23T02:00:00Z"),
                        Duration.ofSeconds(7),
                        "build-7",
                        false,
                        List.of(),
                        new TreeMap<>()),
                List.of(),
                List.of(extensions),
                List.of());
    }

    private static ExtensionReport extension(String name, String version, Verdict verdict, String digest) {
        return new ExtensionReport(
                new ExtensionId("acme", name),
                version,
                "",
                "",
                List.of(Place.given("/somewhere/" + name, Place.InstallSource.FOLDER)),
                digest.repeat(32),
                verdict,
                10,
                List.of(),
                Coverage.of(List.of()),
                List.of(),
                List.of(),
                Map.of(),
                PrivacyCard.unknown("Not looked at."),
                List.of(),
                List.of());
    }
}
