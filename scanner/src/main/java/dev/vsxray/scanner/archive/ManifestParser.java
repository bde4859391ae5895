package dev.vsxray.scanner.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code package.json}, forgiving what a person can read: comments, trailing commas, a byte order mark, two
 * members of one name. Each of these is told, since editors refuse most of them. Reads once, with bounded depth and
 * bounded leaves, and keeps what stood before the first error.
 */
final class ManifestParser {

    /** Leaves. Real manifests stay under 20,000; the bound keeps tree and positions within some 50 MiB. */
    private static final int MAX_LEAVES = 100_000;

    /** UTF-16 code units of an excerpt. */
    private static final int MAX_EXCERPT = 120;

    /** Duplicate names that are told one by one; more add nothing. */
    private static final int MAX_DUPLICATES = 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonFactory STRICT = factory(false);
    private static final JsonFactory TOLERANT = factory(true);

    private final String text;
    private final ReadLimits limits;
    private final Map<String, Location> locations = new LinkedHashMap<>();
    private final List<Trait> irregularities = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private int duplicates;
    private int countedChars;
    private long countedBytes;

    private ManifestParser(String text, long startByte, ReadLimits limits) {
        this.text = text;
        this.countedBytes = startByte;
        this.limits = limits;
    }

    /** The manifest of a package that has none. */
    static Manifest missing() {
        return new Manifest(
                JsonNodeFactory.instance.objectNode(),
                "",
                Map.of(),
                List.of(trait(
                        "manifest-missing", Location.startOf(Manifest.PATH), "the package has no package.json", "")),
                List.of(Gaps.unreadable(Manifest.PATH, "the package has no package.json")));
    }

    static Manifest parse(PackageFile file, ReadLimits limits) {
        FileContent content = file.content(limits.manifestBytes());
        String decoded = new String(content.bytes(), StandardCharsets.UTF_8);
        boolean marked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
        ManifestParser parser = new ManifestParser(marked ? decoded.substring(1) : decoded, marked ? 3 : 0, limits);
        content.gap().ifPresent(parser.gaps::add);
        if (content.gap().filter(gap -> gap.kind() == Gap.Kind.LIMIT).isPresent()) {
            parser.tell("manifest-oversized", Location.startOf(Manifest.PATH), "package.json is larger than is read");
        }
        if (marked) {
            parser.tell("manifest-byte-order-mark", Location.startOf(Manifest.PATH), "starts with a byte order mark");
        }
        return parser.parse();
    }

    private Manifest parse() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        try (JsonParser json = TOLERANT.createParser(text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                object(json, root, "", 1);
                if (json.nextToken() != null) {
                    tell("manifest-trailing-content", here(json), "more stands after the end of the object");
                }
            } else {
                notJson("does not start with an object");
            }
        } catch (JsonProcessingException damaged) {
            notJson("is no JSON from line "
                    + Optional.ofNullable(damaged.getLocation())
                            .map(JsonLocation::getLineNr)
                            .orElse(1) + " on");
        } catch (LimitReachedException reached) {
            gaps.add(Gaps.of(Manifest.PATH, reached));
            tell("manifest-oversized", Location.startOf(Manifest.PATH), "has more levels or members than are read");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        if (gaps.isEmpty() && irregularities.isEmpty() && !isStrict()) {
            tell("manifest-not-strict-json", Location.startOf(Manifest.PATH), "has comments or trailing commas");
        }
        return new Manifest(root, text, locations, irregularities, gaps);
    }

    private void object(JsonParser json, ObjectNode object, String pointer, int depth) throws IOException {
        boundDepth(depth);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (object.has(name)) {
                duplicate(pointer, name, here(json));
            }
            json.nextToken();
            String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (json.currentToken() == JsonToken.START_OBJECT) {
                object(json, object.putObject(name), child, depth + 1);
            } else if (json.currentToken() == JsonToken.START_ARRAY) {
                array(json, object.putArray(name), child, depth + 1);
            } else {
                object.set(name, leaf(json, child));
            }
        }
    }

    private void array(JsonParser json, ArrayNode array, String pointer, int depth) throws IOException {
        boundDepth(depth);
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            String child = pointer + "/" + index;
            if (json.currentToken() == JsonToken.START_OBJECT) {
                object(json, array.addObject(), child, depth + 1);
            } else if (json.currentToken() == JsonToken.START_ARRAY) {
                array(json, array.addArray(), child, depth + 1);
            } else {
                array.add(leaf(json, child));
            }
        }
    }

    private JsonNode leaf(JsonParser json, String pointer) throws IOException {
        if (locations.size() >= MAX_LEAVES) {
            throw new LimitReachedException("only the first members of package.json were read", MAX_LEAVES + " leaves");
        }
        locations.put(pointer, here(json));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (json.currentToken()) {
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            // As JavaScript reads it: a double. Never a BigDecimal, whose powers of ten can be driven to gigabytes.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getText());
            default -> nodes.textNode(json.getText());
        };
    }

    private static JsonNode number(String digits) {
        double value = Double.parseDouble(digits);
        boolean whole = Math.rint(value) == value && Math.abs(value) < 1L << 53;
        return whole ? JsonNodeFactory.instance.numberNode((long) value) : JsonNodeFactory.instance.numberNode(value);
    }

    private void boundDepth(int depth) throws LimitReachedException {
        if (depth > limits.manifestDepth()) {
            throw new LimitReachedException(
                    "package.json nests objects too deeply", limits.manifestDepth() + " levels of package.json");
        }
    }

    private void duplicate(String pointer, String name, Location place) {
        duplicates++;
        if (duplicates <= MAX_DUPLICATES) {
            TreeMap<String, String> facts = new TreeMap<>(Map.of("pointer", pointer + "/" + name));
            irregularities.add(new Trait(
                    "manifest-duplicate-key",
                    facts,
                    Evidence.match(place, "a second member of the same name; the last one counts", excerpt(name))));
        }
    }

    private void notJson(String what) {
        gaps.add(new Gap(Manifest.PATH, Gap.Kind.SYNTAX, "package.json " + what, ""));
        tell("manifest-not-json", Location.startOf(Manifest.PATH), what);
    }

    private void tell(String name, Location place, String note) {
        irregularities.add(trait(name, place, note, excerpt(text)));
    }

    private static Trait trait(String name, Location place, String note, String excerpt) {
        return new Trait(name, Evidence.match(place, note, excerpt));
    }

    private static String excerpt(String text) {
        return text.length() <= MAX_EXCERPT ? text : text.substring(0, MAX_EXCERPT);
    }

    /** The place of the current token. Tokens come in order, so the bytes before it are counted only once. */
    private Location here(JsonParser json) {
        JsonLocation place = json.currentTokenLocation();
        int chars = (int) Math.min(text.length(), Math.max(countedChars, place.getCharOffset()));
        for (; countedChars < chars; countedChars++) {
            char c = text.charAt(countedChars);
            // Each half of a surrogate pair stands for two of its four bytes.
            countedBytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return new Location(Manifest.PATH, countedBytes, place.getLineNr(), place.getColumnNr());
    }

    private boolean isStrict() {
        try (JsonParser json = STRICT.createParser(text)) {
            while (json.nextToken() != null) {
                // Only whether it can be read to its end is asked.
            }
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static JsonFactory factory(boolean tolerant) {
        return JsonFactory.builder()
                .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, tolerant)
                .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, tolerant)
                .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, tolerant)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(ReadLimits.MAX_MANIFEST_DEPTH * 2)
                        .build())
                .build();
    }
}
