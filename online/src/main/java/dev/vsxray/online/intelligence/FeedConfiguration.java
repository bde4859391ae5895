package dev.vsxray.online.intelligence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.ListedRegistry;
import dev.vsxray.signatures.intelligence.ThreatType;
import dev.vsxray.signatures.intelligence.feed.FeedFormat;
import dev.vsxray.signatures.rule.Confidence;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads which feeds there are: JSON with an array {@code feeds}; {@code docs/online.md} describes it. */
public final class FeedConfiguration {

    private static final String SHIPPED = "feeds.json";

    private static final Set<String> MEMBERS = Set.of(
            "name",
            "location",
            "format",
            "licence",
            "registry",
            "type",
            "confidence",
            "list-of",
            "columns",
            "only-when-named");

    private FeedConfiguration() {}

    /** The feeds that ship with the tool. */
    public static List<ConfiguredFeed> shipped() {
        try (InputStream in = FeedConfiguration.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + SHIPPED);
            }
            return feeds(new JsonMapper().readTree(in), SHIPPED, Path.of(""));
        } catch (IOException damaged) {
            throw new IllegalStateException("resource is damaged: " + SHIPPED, damaged);
        }
    }

    /**
     * Reads a file; a path in it starts from the file's folder.
     *
     * @throws IllegalArgumentException where it is wrong, saying what was expected and found
     */
    public static List<ConfiguredFeed> read(Path file) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        try (InputStream in = Files.newInputStream(file)) {
            return feeds(new JsonMapper().readTree(in), file.toString(), folder);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(
                    file + ": expected JSON, found a mistake in line "
                            + noJson.getLocation().getLineNr(),
                    noJson);
        } catch (CharConversionException noText) {
            throw new IllegalArgumentException(file + ": expected JSON in UTF-8, found other bytes", noText);
        }
    }

    private static List<ConfiguredFeed> feeds(JsonNode root, String file, Path folder) {
        if (!root.path("feeds").isArray()) {
            throw new IllegalArgumentException(file + ": expected an object with an array \"feeds\"");
        }
        List<ConfiguredFeed> feeds = new ArrayList<>();
        for (JsonNode node : root.get("feeds")) {
            feeds.add(new Reading(file, feeds.size() + 1, node).feed(folder));
        }
        return List.copyOf(feeds);
    }

    private record Reading(String file, int position, JsonNode node) {

        ConfiguredFeed feed(Path folder) {
            Set<String> unknown = new TreeSet<>();
            node.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(MEMBERS);
            if (!unknown.isEmpty()) {
                throw wrong("expected only " + new TreeSet<>(MEMBERS) + ", found " + unknown);
            }
            Map<String, String> columns = new TreeMap<>();
            node.path("columns")
                    .properties()
                    .forEach(column ->
                            columns.put(column.getKey(), column.getValue().asText()));
            return new ConfiguredFeed(
                    required("name"),
                    location(folder),
                    format(),
                    text("licence", "unknown"),
                    word("registry", "unknown", ListedRegistry.ofWord(text("registry", "unknown"))),
                    word("type", "malware", ThreatType.ofWord(text("type", "malware"))),
                    word("confidence", "medium", confidence()),
                    node.has("list-of")
                            ? Optional.of(word("list-of", "", IndicatorKind.ofWord(text("list-of", ""))))
                            : Optional.empty(),
                    columns,
                    node.path("only-when-named").asBoolean(false));
        }

        private URI location(Path folder) {
            String written = required("location");
            try {
                URI address = written.contains("://")
                        ? URI.create(written)
                        : folder.resolve(written).toAbsolutePath().toUri();
                if (Set.of("https", "http", "file").contains(address.getScheme())) {
                    return address;
                }
            } catch (IllegalArgumentException noAddress) {
                // told below
            }
            throw wrong("\"location\" is neither an https address nor a file: " + written);
        }

        private String format() {
            String format = required("format");
            if (FeedFormat.ofWord(format).isEmpty()
                    && !format.equals(ConfiguredFeed.BUNDLE)
                    && !format.equals(ConfiguredFeed.OSV_ZIP)
                    && !format.equals(ConfiguredFeed.OSV_NPM_VULNERABILITIES)) {
                throw wrong("\"format\" is unknown: " + format);
            }
            return format;
        }

        private Optional<Confidence> confidence() {
            return Arrays.stream(Confidence.values())
                    .filter(confidence -> confidence.word().equals(text("confidence", "medium")))
                    .findFirst();
        }

        private <T> T word(String member, String otherwise, Optional<T> value) {
            return value.orElseThrow(() -> wrong("\"" + member + "\" is unknown: " + text(member, otherwise)));
        }

        private String required(String member) {
            String text = text(member, "");
            if (text.isEmpty()) {
                throw wrong("the member \"" + member + "\" is missing");
            }
            return text;
        }

        private String text(String member, String otherwise) {
            return node.path(member).asText(otherwise);
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(file + ": feed " + position + ": " + what);
        }
    }
}
