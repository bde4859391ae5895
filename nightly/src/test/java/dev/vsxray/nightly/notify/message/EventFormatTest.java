package dev.vsxray.nightly.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.scanner.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventFormatTest {

    private static final Announcement PLAIN = new Announcement(
            Occasion.NIGHT,
            Instant.parse("2026-11-23T02:00:07Z"),
            "build-7",
            "0.1.0",
            List.of(new Item("acme.fjord-theme", "2.0.3", Verdict.MALICIOUS, List.of("Runs code", "Hides it"))),
            List.of("One folder could not be read."));

    @Test
    void writesCef() {
        assertThat(Event.of(PLAIN).stream().map(EventFormat.CEF::line))
                .containsExactly(
                        "CEF:0|vsxray|vsxray|0.1.0|extension|acme.fjord-theme|10|rt=1795399207000 dvchost=build-7"
                                + " externalId=" + PLAIN.id() + " cs1Label=extension cs1=acme.fjord-theme"
                                + " cs2Label=version cs2=2.0.3 cs3Label=verdict cs3=malicious"
                                + " msg=malicious: acme.fjord-theme 2.0.3 (Runs code; Hides it)",
                        "CEF:0|vsxray|vsxray|0.1.0|note|note|4|rt=1795399207000 dvchost=build-7 externalId="
                                + PLAIN.id() + " msg=One folder could not be read.");
    }

    @Test
    void writesSyslogThatCountsItsBytes() {
        String message = "<106>1 2026-11-23T02:00:07Z build-7 vsxray - extension [vsxray@32473 announcement=\""
                + PLAIN.id() + "\" extension=\"acme.fjord-theme\" version=\"2.0.3\" verdict=\"malicious\"] "
                + "\uFEFFmalicious: acme.fjord-theme 2.0.3 (Runs code; Hides it)";
        assertThat(new String(SyslogFrame.of(Event.of(PLAIN).get(0), false), StandardCharsets.UTF_8))
                .isEqualTo(message.getBytes(StandardCharsets.UTF_8).length + " " + message);
    }

    @Test
    void writesJson() throws Exception {
        JsonNode json =
                new JsonMapper().readTree(EventFormat.JSON.line(Event.of(PLAIN).get(0)));
        assertThat(json.path("time").asText()).isEqualTo("2026-11-23T02:00:07Z");
        assertThat(json.path("event").asText()).isEqualTo("extension");
        assertThat(json.path("verdict").asText()).isEqualTo("malicious");
        assertThat(json.path("extension").asText()).isEqualTo("acme.fjord-theme");
        assertThat(json.path("version").asText()).isEqualTo("2.0.3");
    }

    @Test
    void isOneLineWhateverANameHolds() throws Exception {
        for (Event event : Event.of(Hostile.announcement())) {
            String cef = EventFormat.CEF.line(event);
            String json = EventFormat.JSON.line(event);
            String syslog = new String(SyslogFrame.of(event, false), StandardCharsets.UTF_8);
            for (String line : List.of(cef, json, syslog)) {
                assertThat(line.codePoints().filter(EventFormatTest::endsALineOrSteers))
                        .as(line)
                        .isEmpty();
            }
            assertThat(new JsonMapper().readTree(json).path("event").asText()).isNotEmpty();
            assertThat(cef.replace("\\\\", "").replace("\\|", "").split("\\|"))
                    .as("seven bars end the header")
                    .hasSizeGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void aNameEndsNoFieldOfCefAndNoParameterOfSyslog() {
        Event hostile = Event.of(Hostile.announcement()).get(0);
        String cef = EventFormat.CEF.line(hostile);
        assertThat(cef).contains("\\|CEF:0\\|other\\|").contains("a\\=b \\\\ ");
        assertThat(cef.split("(?<!\\\\)\\|", 8)[6]).as("severity").isEqualTo("10");
        String syslog = new String(SyslogFrame.of(hostile, false), StandardCharsets.UTF_8);
        assertThat(syslog).contains("\\\" \\] ");
        assertThat(syslog.split("(?<!\\\\)\\] ", 2)[1]).startsWith("\uFEFFmalicious: ");
    }

    @Test
    void namesTheHostAsSyslogAllows() {
        Announcement odd = new Announcement(
                Occasion.TEST, Instant.EPOCH, "a b\nü-7", "0.1.0", List.of(), List.of("This is a test."));
        assertThat(new String(SyslogFrame.of(Event.of(odd).get(0), true), StandardCharsets.UTF_8))
                .contains(">1 1970-01-01T00:00:00Z ab-7 vsxray - test - CEF:0|");
    }

    private static boolean endsALineOrSteers(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x202E || codePoint == 0x2028;
    }
}
