package dev.vsxray.signatures.intelligence.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.rule.Confidence;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the indicators of a STIX 2.1 bundle whose pattern is an equality, or several joined by {@code OR}. A pattern that
 * needs several observations at once is rejected: each part alone accuses more than the whole does.
 */
final class StixFeed implements FeedParser {

    private static final Pattern EQUALITY =
            Pattern.compile("([a-z0-9-]+):([\\w.'-]+?)\\s*=\\s*'((?:[^'\\\\]|\\\\.){1,2000}+)'");

    private static final Pattern MORE_THAN_OR =
            Pattern.compile("(?<!\\w)(?:AND|FOLLOWEDBY|NOT|LIKE|MATCHES|IN)(?!\\w)|!=|[<>]");

    /** STIX confidence, 0 to 100, from which an indicator counts as well confirmed; its appendix A calls 70 "probably". */
    private static final int HIGH_FROM = 70;

    private static final int MEDIUM_FROM = 30;

    @Override
    public void read(String text, FeedCollector collector) throws FeedException {
        JsonNode root = Json.parse(text);
        JsonNode objects = root.path("objects");
        if (!objects.isArray()) {
            throw new FeedException("expected a STIX bundle with an array \"objects\", found none");
        }
        int position = 0;
        for (JsonNode object : objects) {
            position++;
            boolean current = !object.path("revoked").asBoolean(false);
            if (Json.text(object, "type").equals("indicator") && current) {
                add(position, object, collector);
            }
        }
    }

    private static void add(int position, JsonNode object, FeedCollector collector) throws FeedException {
        String pattern = Json.text(object, "pattern");
        if (MORE_THAN_OR.matcher(withoutTexts(pattern)).find()) {
            collector.reject(position, "the pattern needs more than one observation or an inexact one");
            return;
        }
        Optional<LocalDate> seen = FeedDates.of(Json.text(object, "valid_from"));
        String campaign = Json.text(object, "name").isEmpty()
                ? collector.profile().source().name()
                : Json.text(object, "name");
        Map<String, IndicatorKind> values = values(pattern);
        if (values.isEmpty()) {
            collector.reject(position, "the pattern compares nothing that is known here");
        }
        for (Map.Entry<String, IndicatorKind> value : values.entrySet()) {
            collector.indicator(
                    position,
                    value.getValue(),
                    value.getKey(),
                    AffectedVersions.ALL,
                    campaign,
                    seen,
                    confidence(object, collector.profile().confidence()),
                    reference(object));
        }
    }

    private static String withoutTexts(String pattern) {
        return pattern.replaceAll("'(?:[^'\\\\]|\\\\.)*+'", "''");
    }

    private static Map<String, IndicatorKind> values(String pattern) {
        Map<String, IndicatorKind> values = new LinkedHashMap<>();
        Matcher matcher = EQUALITY.matcher(pattern);
        while (matcher.find()) {
            String value = matcher.group(3).replace("\\'", "'").replace("\\\\", "\\");
            kind(matcher.group(1), matcher.group(2)).ifPresent(kind -> values.put(value, kind));
        }
        return values;
    }

    private static Optional<IndicatorKind> kind(String object, String property) {
        String path = property.toUpperCase(Locale.ROOT).replace("'", "").replace("-", "");
        return switch (object) {
            case "domain-name" -> Optional.of(IndicatorKind.DOMAIN);
            case "ipv4-addr", "ipv6-addr" -> Optional.of(IndicatorKind.IP);
            case "url" -> Optional.of(IndicatorKind.URL);
            case "file" -> path.equals("HASHES.SHA256") ? Optional.of(IndicatorKind.SHA256) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Confidence confidence(JsonNode object, Confidence otherwise) {
        if (!object.path("confidence").isInt()) {
            return otherwise;
        }
        int confidence = object.path("confidence").asInt();
        return confidence >= HIGH_FROM
                ? Confidence.HIGH
                : confidence >= MEDIUM_FROM ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static String reference(JsonNode object) {
        for (JsonNode reference : object.path("external_references")) {
            if (Json.text(reference, "url").startsWith("https://")) {
                return Json.text(reference, "url");
            }
        }
        return "";
    }
}
