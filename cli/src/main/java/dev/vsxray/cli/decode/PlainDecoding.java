package dev.vsxray.cli.decode;

import dev.vsxray.scanner.model.Decoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes a text that is nothing but encoded text: hexadecimal, Base64 or percent-encoding, layer by layer. */
final class PlainDecoding {

    /** Layers of one in another; real ones have two or three. */
    private static final int MAX_LAYERS = 8;

    /** Characters below which a word may be Base64 by chance. */
    private static final int SHORTEST = 8;

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    private PlainDecoding() {}

    /** The layers of {@code text}, outermost first; empty where it is no encoded text. */
    static List<Decoding> layers(String text) {
        List<Decoding> layers = new ArrayList<>();
        Optional<Decoding> layer = layer(text.strip());
        while (layer.isPresent() && layers.size() < MAX_LAYERS) {
            layers.add(layer.get());
            layer = layer(layer.get().text().strip());
        }
        return layers;
    }

    private static Optional<Decoding> layer(String text) {
        if (PERCENT.matcher(text).find()) {
            String decoded = PERCENT.matcher(text)
                    .replaceAll(run -> utf8(HexFormat.of().parseHex(run.group().replace("%", "")))
                            .map(Matcher::quoteReplacement)
                            .orElse(Matcher.quoteReplacement(run.group())));
            return decoded.equals(text) ? Optional.empty() : Optional.of(new Decoding("percent", decoded));
        }
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        if (HEX.matcher(text).matches()) {
            return utf8(HexFormat.of().parseHex(text)).map(decoded -> new Decoding("hex", decoded));
        }
        if (BASE64.matcher(text).matches()) {
            return base64(text.replace('-', '+').replace('_', '/')).map(decoded -> new Decoding("base64", decoded));
        }
        return Optional.empty();
    }

    private static Optional<String> base64(String text) {
        try {
            return utf8(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Bytes that are text: UTF-8 without control characters other than white space. */
    private static Optional<String> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean isText = text.chars().noneMatch(unit -> unit < ' ' && !Character.isWhitespace(unit));
            return isText ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
