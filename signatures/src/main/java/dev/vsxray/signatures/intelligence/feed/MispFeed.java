package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads MISP events: attributes that are meant for detection ({@code to_ids}), of the event itself and of its objects.
 * Attributes kept for context only, and deleted ones, are passed over.
 */
final class MispFeed implements FeedParser {

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        JsonNode root = Json.parse(text);
        List<JsonNode> events = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(events::add);
        } else if (root.path("response").isArray()) {
            root.path("response").forEach(events::add);
        } else {
            events.add(root);
        }
        int position = 0;
        for (JsonNode wrapped : events) {
            JsonNode event = wrapped.path("Event");
            if (!event.isObject()) {
                throw new FeedException("expected a MISP event with a member \"Event\", found none");
            }
            for (JsonNode attribute : attributes(event)) {
                position++;
                add(position, event, attribute, collector);
            }
        }
    }

    private static List<JsonNode> attributes(JsonNode event) {
        List<JsonNode> attributes = new ArrayList<>();
        event.path("Attribute").forEach(attributes::add);
        for (JsonNode object : event.path("Object")) {
            object.path("Attribute").forEach(attributes::add);
        }
        return attributes;
    }

    private static void add(int position, JsonNode event, JsonNode attribute, FeedCollector collector)
            throws FeedException {
        if (!attribute.path("to_ids").asBoolean(false)
                || attribute.path("deleted").asBoolean(false)) {
            return;
        }
        String type = Json.text(attribute, "type");
        String value = Json.text(attribute, "value");
        int bar = value.indexOf('|');
        boolean pair = type.contains("|") && bar > 0;
        Optional<LocalDate> date = FeedDates.of(Json.text(event, "date"));
        switch (type) {
            case "domain", "hostname" -> indicator(position, IndicatorKind.DOMAIN, value, event, date, collector);
            case "ip-dst", "ip-src" -> indicator(position, IndicatorKind.IP, value, event, date, collector);
            case "url", "link" -> indicator(position, IndicatorKind.URL, value, event, date, collector);
            case "sha256" -> indicator(position, IndicatorKind.SHA256, value, event, date, collector);
            case "btc", "xmr", "dash" -> indicator(position, IndicatorKind.WALLET, value, event, date, collector);
            case "github-username" -> indicator(position, IndicatorKind.GITHUB_ACCOUNT, value, event, date, collector);
            case "domain|ip" -> {
                if (pair) {
                    indicator(position, IndicatorKind.DOMAIN, value.substring(0, bar), event, date, collector);
                    indicator(position, IndicatorKind.IP, value.substring(bar + 1), event, date, collector);
                }
            }
            case "ip-dst|port", "ip-src|port" -> {
                if (pair) {
                    indicator(position, IndicatorKind.IP, value.substring(0, bar), event, date, collector);
                }
            }
            case "filename|sha256", "malware-sample|sha256" -> {
                if (pair) {
                    indicator(position, IndicatorKind.SHA256, value.substring(bar + 1), event, date, collector);
                }
            }
            default -> collector.reject(position, "attributes of type '" + type + "' are not used here");
        }
    }

    private static void indicator(
            int position,
            IndicatorKind kind,
            String value,
            JsonNode event,
            Optional<LocalDate> date,
            FeedCollector collector)
            throws FeedException {
        String info = Json.text(event, "info");
        collector.indicator(
                position,
                kind,
                value,
                AffectedVersions.ALL,
                info.isEmpty() ? collector.profile().source().name() : info,
                date,
                collector.profile().confidence(),
                "");
    }
}
