package dev.vsxray.scanner.javascript.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a source map, version 3 of ECMA-426, says of the files that a script was made from. Its names are used and nothing
 * else of it; one that is broken says as much as was read of it.
 */
final class SourceMap {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** The value of each character that is a digit, -1 for the others below 128. */
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < DIGITS.length(); value++) {
            VALUES[DIGITS.charAt(value)] = (byte) value;
        }
    }

    /** Bits of a number beyond which it can be no line, column or index. */
    private static final int MAX_SHIFT = 30;

    private final String text;
    private final String mappings;
    private final List<Optional<BundledModule>> sources;
    private final List<Region> regions = new ArrayList<>();

    private int at;
    private Optional<BundledModule> open = Optional.empty();
    private int openedAt;

    private SourceMap(String text, String mappings, List<Optional<BundledModule>> sources) {
        this.text = text;
        this.mappings = mappings;
        this.sources = sources;
    }

    /** The regions of {@code text} that {@code map} says are of packages; none where it is no map. */
    static List<Region> regions(String text, byte[] map) {
        String root = "";
        String mappings = "";
        List<String> names = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(map)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return List.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && field.equals("sourceRoot")) {
                    root = json.getText();
                } else if (value == JsonToken.VALUE_STRING && field.equals("mappings")) {
                    mappings = json.getText();
                } else if (value == JsonToken.START_ARRAY && field.equals("sources")) {
                    readNames(json, names);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException broken) {
            // Whoever breaks a map takes names away, which a map can always leave out.
            return List.of();
        }
        String before = root;
        List<Optional<BundledModule>> sources =
                names.stream().map(name -> ModulePath.packageOf(before + name)).toList();
        boolean namesAny = sources.stream().anyMatch(Optional::isPresent);
        return namesAny ? new SourceMap(text, mappings, sources).regions() : List.of();
    }

    private static void readNames(JsonParser json, List<String> names) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            names.add(token == JsonToken.VALUE_STRING ? json.getText() : "");
            json.skipChildren();
        }
    }

    private List<Region> regions() {
        int line = 0;
        int column = 0;
        int source = 0;
        while (at < mappings.length()) {
            char next = mappings.charAt(at);
            if (next == ';') {
                line = text.indexOf('\n', line) + 1;
                if (line == 0) {
                    break;
                }
                column = 0;
                at++;
            } else if (next == ',') {
                at++;
            } else {
                int[] segment = segment();
                column += segment[0];
                source += segment[1];
                boolean hasSource = segment[2] > 1 && source >= 0 && source < sources.size();
                goOn(line + column, hasSource ? sources.get(source) : Optional.empty());
            }
        }
        goOn(text.length(), Optional.empty());
        return regions;
    }

    /** The column and the source of a segment, both as differences, and how many fields it has. */
    private int[] segment() {
        int[] segment = new int[3];
        while (at < mappings.length() && !endsSegment(mappings.charAt(at))) {
            int value = number();
            if (segment[2] < 2) {
                segment[segment[2]] = value;
            }
            segment[2]++;
        }
        return segment;
    }

    private static boolean endsSegment(char c) {
        return c == ',' || c == ';';
    }

    /** A number in Base64 digits of five bits, the lowest first; the lowest bit of all is the sign. */
    private int number() {
        int value = 0;
        boolean more = true;
        for (int shift = 0; more && at < mappings.length(); shift += 5, at++) {
            char c = mappings.charAt(at);
            int digit = c < VALUES.length ? VALUES[c] : -1;
            if (digit < 0) {
                // No digit: it ends the number, or, as its first, is passed over.
                at += shift == 0 ? 1 : 0;
                break;
            }
            value |= shift < MAX_SHIFT ? (digit & 31) << shift : 0;
            more = (digit & 32) != 0;
        }
        return (value & 1) == 0 ? value >>> 1 : -(value >>> 1);
    }

    private void goOn(int offset, Optional<BundledModule> module) {
        if (module.equals(open)) {
            return;
        }
        int until = Math.max(openedAt, Math.min(offset, text.length()));
        if (open.isPresent() && until > openedAt) {
            regions.add(new Region(openedAt, until, open));
        }
        open = module;
        openedAt = until;
    }
}
