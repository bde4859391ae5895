package dev.vsxray.nightly.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.scanner.model.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class WebhookBodyTest {

    @Test
    void tellsProgramsEverything() throws IOException {
        JsonNode json = json(WebhookBody.JSON, Hostile.announcement());
        assertThat(json.path("schemaVersion").asText()).isEqualTo("1.0");
        assertThat(json.path("headline").asText()).isEqualTo("vsxray: 1 malicious extension, 1 suspicious on build-7");
        assertThat(json.path("id").asText()).isEqualTo(Hostile.announcement().id());
        assertThat(json.path("extensions").get(1).path("id").asText()).isEqualTo("good.linter");
        assertThat(json.path("extensions").get(1).path("reasons").get(0).asText())
                .isEqualTo("Reads a thing");
        assertThat(json.path("notes").get(0).asText()).isEqualTo("The scan of the night before failed.");
        assertThat(json.path("extensions").get(0).path("id").asText()).contains("<U+000D>", "hxxps://evil[.]example");
    }

    @Test
    void slackReadsNoMarkup() throws IOException {
        JsonNode json = json(WebhookBody.SLACK, Hostile.announcement());
        assertThat(json.path("mrkdwn").asBoolean(true)).isFalse();
        for (JsonNode block : json.path("blocks")) {
            assertThat(block.path("text").path("type").asText()).isEqualTo("plain_text");
        }
        assertThat(json.path("blocks").get(1).path("text").path("text").asText())
                .contains("malicious: acme.x", "suspicious: good.linter 1.4.0\n  Reads a thing\n");
    }

    @Test
    void teamsReadsNoMarkdown() throws IOException {
        JsonNode card = json(WebhookBody.TEAMS, Hostile.announcement())
                .path("attachments")
                .get(0)
                .path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body")).isNotEmpty();
        for (JsonNode block : card.path("body")) {
            assertThat(block.path("type").asText()).isEqualTo("RichTextBlock");
            assertThat(block.path("inlines").get(0).path("type").asText()).isEqualTo("TextRun");
        }
        assertThat(card.findValues("entities")).as("mentions").isEmpty();
    }

    @Test
    void discordCallsNobodyAndLeavesNoBlockOfCode() throws IOException {
        JsonNode json = json(WebhookBody.DISCORD, Hostile.announcement());
        assertThat(json.path("allowed_mentions").path("parse").isArray()).isTrue();
        assertThat(json.path("allowed_mentions").path("parse")).isEmpty();
        String content = json.path("content").asText();
        assertThat(content).startsWith("```text\n").endsWith("\n```");
        assertThat(content.substring(3, content.length() - 3)).doesNotContain("`");
    }

    @ParameterizedTest
    @EnumSource(value = WebhookBody.class, mode = Mode.EXCLUDE, names = "JSON")
    void noChatIsCalledByAName(WebhookBody body) throws IOException {
        List<String> texts = new ArrayList<>();
        collect(json(body, Hostile.announcement()), texts);
        assertThat(String.join("\n", texts).replaceFirst("```text", ""))
                .contains("\uff20everyone", "\u2039!channel\u203a")
                .doesNotContain("@", "<", "](http", "https://evil");
    }

    @ParameterizedTest
    @EnumSource(WebhookBody.class)
    void staysWithinWhatTheReceiverTakes(WebhookBody body) throws IOException {
        Item item =
                new Item("x".repeat(500), "1".repeat(500), Verdict.MALICIOUS, Collections.nCopies(8, "r".repeat(600)));
        Announcement large = new Announcement(
                Occasion.NIGHT, Instant.EPOCH, "h".repeat(999), "0.1.0", Collections.nCopies(40, item), List.of());
        List<String> texts = new ArrayList<>();
        collect(json(body, large), texts);
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        int all = texts.stream().mapToInt(String::length).sum();
        switch (body) {
            case SLACK -> assertThat(longest).isLessThanOrEqualTo(3_000);
            case DISCORD -> assertThat(longest).isLessThanOrEqualTo(2_000);
            case TEAMS -> assertThat(all).isLessThan(28_000);
            case JSON -> assertThat(json(body, large).path("extensions")).hasSize(40);
        }
    }

    private static JsonNode json(WebhookBody body, Announcement announcement) throws IOException {
        return new JsonMapper().readTree(body.of(announcement));
    }

    /** Values of our own schema words aside, everything that a receiver could show. */
    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual() && !node.asText().startsWith("http://adaptivecards.io/")) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }
}
