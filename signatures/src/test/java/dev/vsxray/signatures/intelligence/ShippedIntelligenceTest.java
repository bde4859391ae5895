package dev.vsxray.signatures.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedIntelligenceTest {

    private final Intelligence intelligence = ShippedIntelligence.load();

    @Test
    void saysHowOldItIs() {
        assertThat(intelligence.asOf()).isEqualTo(LocalDate.parse("2026-08-22"));
    }

    /** The tables are digested as they are shipped, so they must be what the program itself would write. */
    @Test
    void isWrittenAsTheProgramWritesIt() {
        assertThat(new Intelligence(intelligence.set()).digest()).isEqualTo(intelligence.digest());
    }

    @Test
    void namesTheCampaignDateAndSourceOfAKnownAttack() {
        assertThat(intelligence.extension("WhenSunset", "chatgpt-china"))
                .extracting(ExtensionIndicator::campaign, ExtensionIndicator::type, ExtensionIndicator::date)
                .containsExactly(
                        tuple("MaliciousCorgi", ThreatType.MALWARE, Optional.of(LocalDate.parse("2026-01-26"))),
                        tuple(
                                "ms-removed-packages",
                                ThreatType.UNTRUSTWORTHY,
                                Optional.of(LocalDate.parse("2026-02-17"))));
        assertThat(intelligence.extension("zhukunpeng", "chat-moss"))
                .allSatisfy(report -> assertThat(report.source()).startsWith("https://"));
    }

    @Test
    void noReportAccusesEveryReleaseOfAGenuineExtension() {
        for (String genuine :
                new String[] {"7finney.ethcode", "oorzc.ssh-tools", "nrwl.angular-console", "iolitelabs.solidity-macos"
                }) {
            String[] id = genuine.split("\\.");
            assertThat(intelligence.extension(id[0], id[1]))
                    .as(genuine)
                    .isNotEmpty()
                    .noneMatch(report -> report.versions().all());
        }
    }

    @Test
    void anIdThatAReportSpelledWithItsVersionIsTheId() {
        assertThat(intelligence.extension("prada555", "theme-acai-ported")).isNotEmpty();
    }

    /** A bad version is not a bad package: the one before it is its owner's. */
    @ParameterizedTest
    @CsvSource({
        "event-stream, 3.3.6, 3.3.5",
        "flatmap-stream, 0.1.1, 0.1.2",
        "ua-parser-js, 0.8.0, 0.7.28",
        "coa, 3.1.3, 2.0.2",
        "node-ipc, 10.1.2, 10.1.3",
        "colors, 1.4.44-liberty-2, 1.4.0",
        "eslint-config-prettier, 10.1.7, 10.1.8",
        "nx, 21.8.0, 21.4.1",
        "chalk, 5.6.1, 5.6.2",
        "@ctrl/tinycolor, 4.1.2, 4.1.0",
        "axios, 1.14.1, 1.14.0"
    })
    void knowsTheTurnedVersionsOfWellKnownPackages(String name, String bad, String good) {
        assertThat(intelligence.npmPackage(name))
                .as(name)
                .anyMatch(report -> report.versions().covers(bad) == AffectedVersions.Answer.AFFECTED)
                .allMatch(report -> report.versions().covers(good) == AffectedVersions.Answer.NOT_AFFECTED)
                .allMatch(report -> report.source().startsWith("https://"));
    }

    @Test
    void knowsIndicatorsOfEveryKind() {
        assertThat(intelligence.host("chatmoss-shuju.aihao123.cn"))
                .extracting(Indicator::campaign)
                .contains("MaliciousCorgi");
        for (IndicatorKind kind : IndicatorKind.values()) {
            assertThat(intelligence.set().indicators()).as(kind.word()).anyMatch(indicator -> indicator.kind() == kind);
        }
        assertThat(intelligence.npmPackage("@iflow-mcp/watercrawl-watercrawl-mcp"))
                .extracting(indicator -> indicator.versions().covers("1.3.2"))
                .containsExactly(AffectedVersions.Answer.AFFECTED);
    }

    @Test
    void knowsTheCollectorsOfTheHiddenFrame() {
        assertThat(intelligence.analyticsHost("hm.baidu.com", "/hm.js")).isPresent();
        assertThat(intelligence.analyticsHost("facebook.com", "/someone")).isEmpty();
        assertThat(intelligence.analyticsHost("facebook.com", "/tr")).isPresent();
    }

    @Test
    void everyReportHasASource() {
        assertThat(intelligence.set().extensions())
                .allMatch(report -> report.source().startsWith("https://"));
        assertThat(intelligence.set().indicators())
                .allMatch(indicator -> indicator.source().startsWith("https://"));
    }
}
