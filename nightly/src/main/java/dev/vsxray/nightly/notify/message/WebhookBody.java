package dev.vsxray.nightly.notify.message;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What is posted to a webhook, by who reads it. All are JSON. */
public enum WebhookBody {
    /** For programs: {@code docs/notify.md} is the contract. */
    JSON {
        @Override
        public String of(Announcement announcement) {
            ObjectNode json = MAPPER.createObjectNode();
            json.put("schemaVersion", "1.0");
            json.put("id", announcement.id());
            json.put("occasion", announcement.occasion().word());
            json.put("time", announcement.at().toString());
            json.put("host", Shown.of(announcement.host(), 200));
            json.put("headline", announcement.headline());
            ArrayNode extensions = json.putArray("extensions");
            announcement.items().forEach(item -> {
                ObjectNode extension = extensions.addObject();
                extension.put("id", Shown.of(item.extension(), 200));
                extension.put("version", Shown.of(item.version(), 200));
                extension.put("verdict", item.verdict().word());
                ArrayNode reasons = extension.putArray("reasons");
                item.reasons().forEach(reason -> reasons.add(Shown.of(reason, 500)));
            });
            ArrayNode notes = json.putArray("notes");
            announcement.notes().forEach(note -> notes.add(Shown.of(note, 1_000)));
            return json.toString();
        }
    },
    /** Block Kit. Only {@code plain_text} is used, in which Slack reads no markup. */
    SLACK {
        @Override
        public String of(Announcement announcement) {
            String headline = Shown.inChat(announcement.headline(), 140);
            ObjectNode json = MAPPER.createObjectNode();
            // What a notification shows; Slack reads markup here unless told otherwise.
            json.put("text", headline.replace("&", "&amp;"));
            json.put("mrkdwn", false);
            json.put("unfurl_links", false);
            ArrayNode blocks = json.putArray("blocks");
            plain(blocks.addObject().put("type", "header"), headline);
            plain(blocks.addObject().put("type", "section"), PlainText.chatBody(announcement, 2_900));
            return json.toString();
        }

        private void plain(ObjectNode block, String text) {
            block.putObject("text")
                    .put("type", "plain_text")
                    .put("emoji", false)
                    .put("text", text);
        }
    },
    /** An Adaptive Card. Only {@code RichTextBlock} is used: a {@code TextBlock} reads Markdown. */
    TEAMS {
        @Override
        public String of(Announcement announcement) {
            String headline = Shown.inChat(announcement.headline(), 140);
            ObjectNode json = MAPPER.createObjectNode();
            json.put("type", "message");
            json.put("summary", headline);
            ObjectNode attachment = json.putArray("attachments").addObject();
            attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
            ObjectNode card = attachment.putObject("content");
            card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            card.put("type", "AdaptiveCard");
            card.put("version", "1.4");
            ArrayNode body = card.putArray("body");
            run(body, headline).put("weight", "Bolder").put("size", "Medium");
            PlainText.chatBody(announcement, 15_000).lines().forEach(line -> run(body, line));
            return json.toString();
        }

        private ObjectNode run(ArrayNode body, String text) {
            ObjectNode block = body.addObject().put("type", "RichTextBlock");
            return block.putArray("inlines").addObject().put("type", "TextRun").put("text", text);
        }
    },
    /** A message that may call nobody; what is not ours stands in a block of code, where Discord reads no markup. */
    DISCORD {
        @Override
        public String of(Announcement announcement) {
            ObjectNode json = MAPPER.createObjectNode();
            String headline = Shown.inChat(announcement.headline(), 140);
            json.put("content", "```text\n" + headline + "\n\n" + PlainText.chatBody(announcement, 1_800) + "```");
            json.putObject("allowed_mentions").putArray("parse");
            return json.toString();
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The body, a JSON text. */
    public abstract String of(Announcement announcement);

    /** As in the settings, such as {@code slack}; a webhook without a chat is {@code webhook}. */
    public String word() {
        return this == JSON ? "webhook" : name().toLowerCase(Locale.ROOT);
    }
}
