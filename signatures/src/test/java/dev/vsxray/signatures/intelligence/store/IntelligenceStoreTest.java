package dev.vsxray.signatures.intelligence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.IntelligenceDifference;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntelligenceStoreTest {

    @TempDir
    private Path folder;

    private IntelligenceStore store;

    @BeforeEach
    void openStore() {
        store = new IntelligenceStore(folder.resolve("feeds"));
    }

    @Test
    void aStoreThatIsNotThereIsEmpty() throws Exception {
        assertThat(store.contents()).isEqualTo(new IntelligenceStore.Contents(List.of(), List.of()));
    }

    @Test
    void anUpdateIsInForceAndSaysWhatChanged() throws Exception {
        store.update("team", bundle(1, 0, 20), false);

        UpdateOutcome outcome = store.update("team", bundle(2, 2, 22), false);

        assertThat(outcome).isInstanceOfSatisfying(UpdateOutcome.Taken.class, taken -> {
            assertThat(taken.difference().extensions().added())
                    .extracting(ExtensionIndicator::id)
                    .containsExactly("acme.bad-20", "acme.bad-21");
            assertThat(taken.difference().extensions().removed())
                    .extracting(ExtensionIndicator::id)
                    .containsExactly("acme.bad-0", "acme.bad-1");
        });
        assertThat(store.find("team").orElseThrow().bundle()).isEqualTo(bundle(2, 2, 22));
    }

    @Test
    void aListThatLostMoreThanAFifthIsRefusedUnlessForced() throws Exception {
        store.update("team", bundle(1, 0, 100), false);

        assertThat(store.update("team", bundle(2, 0, 79), false))
                .isEqualTo(new UpdateOutcome.RefusedAsShrunken("extensions", 100, 79));
        assertThat(store.find("team").orElseThrow().bundle()).isEqualTo(bundle(1, 0, 100));
        assertThat(store.update("team", bundle(2, 0, 80), false)).isInstanceOf(UpdateOutcome.Taken.class);
        assertThat(store.update("team", bundle(3, 0, 5), true)).isInstanceOf(UpdateOutcome.Taken.class);
    }

    @Test
    void anOlderBundleIsRefused() throws Exception {
        store.update("team", bundle(5, 0, 20), false);

        assertThat(store.update("team", bundle(4, 0, 20), false))
                .isEqualTo(new UpdateOutcome.RefusedAsOlder(madeAt(5), madeAt(4)));
        assertThat(store.find("team").orElseThrow().bundle().made()).isEqualTo(madeAt(5));
    }

    @Test
    void theOneBeforeIsTakenWhereTheNewestIsDamaged() throws Exception {
        store.update("team", bundle(1, 0, 20), false);
        store.update("team", bundle(2, 0, 21), false);
        Files.writeString(folder.resolve("feeds/team.vsxi"), "# vsxray-intelligence-bundle: 1\n# made: 2026");

        IntelligenceStore.Feed feed = store.find("team").orElseThrow();

        assertThat(feed.fellBack()).isTrue();
        assertThat(feed.bundle()).isEqualTo(bundle(1, 0, 20));
    }

    @Test
    void aFeedWithoutAnyReadableFileIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("feeds"));
        Files.writeString(folder.resolve("feeds/team.vsxi"), "nonsense");

        assertThat(store.contents().unreadable())
                .containsExactly("team: The file is no intelligence bundle of format 1.");
    }

    @Test
    void whatAnInterruptedUpdateLeftIsNoFeed() throws Exception {
        store.update("team", bundle(1, 0, 20), false);
        Files.writeString(folder.resolve("feeds/team123.new"), "half");

        assertThat(store.contents().feeds())
                .extracting(IntelligenceStore.Feed::name)
                .containsExactly("team");
    }

    @Test
    void theProgramsOwnSetAndTheFeedsAddUp() throws Exception {
        store.update("team", bundle(1, 0, 3), false);
        store.update("vendor", bundle(2, 2, 5), false);

        IntelligenceSet all = store.contents().over(bundle(0, 100, 101).set());

        assertThat(all.extensions())
                .extracting(ExtensionIndicator::id)
                .containsExactly("acme.bad-0", "acme.bad-1", "acme.bad-100", "acme.bad-2", "acme.bad-3", "acme.bad-4");
        assertThat(all.asOf()).isEqualTo(LocalDate.parse("2026-11-03"));
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        assertThatThrownBy(() -> store.update("../escape", bundle(1, 0, 1), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangedDetailIsAChange() {
        IntelligenceSet before = bundle(1, 0, 2).set();
        IntelligenceSet after = new IntelligenceSet(
                before.asOf(),
                List.of(),
                List.of(
                        before.extensions().get(0),
                        before.extensions().get(1).withVersions(new AffectedVersions("1.0.0"))),
                List.of(),
                List.of());

        IntelligenceDifference difference = IntelligenceDifference.between(before, after);

        assertThat(difference.extensions().changed())
                .extracting(ExtensionIndicator::id)
                .containsExactly("acme.bad-1");
        assertThat(difference.extensions().added()).isEmpty();
        assertThat(IntelligenceDifference.between(before, before).none()).isTrue();
    }

    private static IntelligenceBundle bundle(int day, int from, int to) {
        List<ExtensionIndicator> extensions = IntStream.range(from, to)
                .mapToObj(i -> new ExtensionIndicator(
                        "acme.bad-" + i,
                        "Campaign",
                        ThreatType.MALWARE,
                        Optional.empty(),
                        ListedRegistry.BOTH,
                        AffectedVersions.ALL,
                        "",
                        "https://report.example/" + i))
                .toList();
        return new IntelligenceBundle(
                madeAt(day),
                new IntelligenceSet(
                        LocalDate.parse("2026-11-01").plusDays(day), List.of(), extensions, List.of(), List.of()));
    }

    private static Instant madeAt(int day) {
        return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(day * 86_400L);
    }
}
