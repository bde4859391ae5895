package dev.vsxray.scanner.javascript.disguise;

import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.base64;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.codes;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.escaped;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.hex;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.quoted;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.reversed;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways to write one text so that it cannot be read in the source. */
enum StringDisguise {
    CONCATENATION(text -> halves(text).stream().map(JavaScriptText::quoted).collect(Collectors.joining("+"))),
    CONCAT_METHOD(text -> {
        List<String> parts = halves(text);
        return "''.concat(" + parts.stream().map(JavaScriptText::quoted).collect(Collectors.joining(",")) + ")";
    }),
    APPENDING(
            "function grow(a) { var s = ''; for (var i = 0; i < a.length; i++) s += a[i]; return s; }",
            text -> "grow([" + halves(text).stream().map(JavaScriptText::quoted).collect(Collectors.joining(","))
                    + "])"),
    TEMPLATE(text -> "`${" + quoted(halves(text).get(0)) + "}"
            + text.substring(halves(text).get(0).length()) + "`"),
    RAW_TEMPLATE(text -> "String.raw`" + text + "`"),
    JOIN(text -> "[" + text.chars().mapToObj(c -> quoted(Character.toString(c))).collect(Collectors.joining(","))
            + "].join('')"),
    SPLIT_AND_REVERSE(text -> quoted(reversed(text)) + ".split('').reverse().join('')"),
    SPREAD_AND_REVERSE(text -> "[..." + quoted(reversed(text)) + "].reverse().join(\"\")"),
    SLICE(text -> quoted("<<" + text + ">>") + ".slice(2, -2)"),
    SUBSTRINGS(text -> quoted(rest(text) + halves(text).get(0)) + ".substring("
            + rest(text).length() + ") + " + quoted(rest(text) + "~") + ".substr(0, "
            + rest(text).length() + ")"),
    AT_AND_INDEX(
            "const abc = 'zyxwvutsrqponmlkjihgfedcba';",
            text -> "["
                    + text.chars()
                            .mapToObj(c ->
                                    c >= 'a' && c <= 'z' ? "abc[" + ('z' - c) + "]" : quoted(Character.toString(c)))
                            .collect(Collectors.joining(","))
                    + "].join('')"),
    MAP(text -> "[" + codes(text) + "].map(c => String.fromCharCode(c)).join('')"),
    MAP_WITH_SHIFT(
            text -> "[" + shifted(text, 7) + "].map(function (c) { return String.fromCharCode(c - 7); }).join('')"),
    REDUCE(text -> "[" + codes(text) + "].reduce((s, c) => s + String.fromCharCode(c), '')"),
    FILTER_OUT(text -> quoted(text.replaceAll("(.)", "$1~")) + ".split('').filter(c => c !== '~').join('')"),
    CHAR_CODES(text -> "String.fromCharCode(" + codes(text) + ")"),
    CHAR_CODES_APPLY(text -> "String.fromCharCode.apply(null, [" + codes(text) + "])"),
    CODE_POINTS(text -> "String.fromCodePoint(...[" + codes(text) + "])"),
    CHAR_CODES_IN_RADIX(text ->
            quoted(text.chars().mapToObj(c -> Integer.toString(c, 36)).collect(Collectors.joining(" ")))
                    + ".split(' ').map(n => String.fromCharCode(parseInt(n, 36))).join('')"),
    HEX_ESCAPES(text -> '"' + escaped(text, "\\x%02x") + '"'),
    UNICODE_ESCAPES(text -> '"' + escaped(text, "\\u%04x") + '"'),
    CODE_POINT_ESCAPES(text -> '"' + escaped(text, "\\u{%x}") + '"'),
    OCTAL_ESCAPES(text -> '"' + escaped(text, "\\%03o") + '"'),
    ATOB(text -> "atob(" + quoted(base64(text)) + ")"),
    BTOA(text -> "atob(btoa(" + quoted(halves(text).get(0)) + ")) + atob(btoa(" + quoted(rest(text)) + "))"),
    BUFFER_UTF8(text -> "Buffer.from(" + quoted(reversed(text)) + ", 'utf8').reverse().toString()"),
    BUFFER_LATIN1(text -> "Buffer.from(" + quoted(Encryption.xor(text, "\u0080"))
            + ", 'latin1').map(b => b ^ 128).toString('latin1')"),
    BUFFER_BASE64(text -> "Buffer.from(" + quoted(base64(text)) + ", 'base64').toString()"),
    BUFFER_BASE64_REVERSED(text -> "Buffer.from(" + quoted(reversed(base64(text)))
            + ".split('').reverse().join(''), 'base64').toString('utf8')"),
    BUFFER_HEX(text -> "Buffer.from(" + quoted(hex(text)) + ", 'hex').toString('utf-8')"),
    BUFFER_ARRAY(text -> "Buffer.from([" + codes(text) + "]).toString()"),
    BUFFER_CONCAT(text -> "Buffer.concat([Buffer.from([" + codes(text) + "])]) + ''"),
    TEXT_DECODER(text -> "new TextDecoder().decode(new Uint8Array([" + codes(text) + "]))"),
    PERCENT(text -> "decodeURIComponent(" + quoted(escaped(text, "%%%02x")) + ")"),
    UNESCAPE(text -> "unescape(" + quoted(escaped(text, "%%u%04x")) + ")"),
    HEX_BY_HAND(
            "function unhex(h) { var s = ''; for (var i = 0; i < h.length; i += 2)"
                    + " s += String.fromCharCode(parseInt(h.substr(i, 2), 16)); return s; }",
            text -> "unhex(" + quoted(hex(text)) + ")"),
    HEX_BY_MATCH(text -> quoted(hex(text)) + ".match(/../g).map(h => String.fromCharCode('0x' + h)).join('')"),
    XOR_WITH_KEY(
            "function unxor(h, k) { let s = ''; for (let i = 0; i < h.length; i += 2) {"
                    + " s += String.fromCharCode(parseInt(h.slice(i, i + 2), 16) ^ k.charCodeAt(i / 2 % k.length)); }"
                    + " return s; }",
            text -> "unxor(" + quoted(hex(Encryption.xor(text, "k3y"))) + ", 'k3y')"),
    XOR_OF_BUFFER(
            "const mask = Buffer.from('s3cr3t'); const unmask = (b) =>"
                    + " Buffer.from(b, 'base64').map((c, i) => c ^ mask[i % mask.length]).toString();",
            text -> "unmask(" + quoted(base64Bytes(Encryption.xor(text, "s3cr3t"))) + ")"),
    SHIFTED_BITS(
            "const bits = n => String.fromCharCode(n >> 3 & 255);",
            text -> "["
                    + text.chars().mapToObj(c -> Integer.toString(c << 3 | 5)).collect(Collectors.joining(","))
                    + "].map(bits).join('')"),
    PACKED_NUMBERS(text ->
            "[" + quads(text) + "].map(n => String.fromCharCode(n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255))"
                    + ".join('').replace(/\\0/g, '')"),
    CAESAR(text -> quoted(Encryption.caesar(text, 5))
            + ".replace(/[a-z]/g, c => String.fromCharCode((c.charCodeAt(0) - 97 + 26 - 5) % 26 + 97))"),
    ROT13(
            "const rot = (s) => s.replace(/[a-zA-Z]/g, function (c) { return String.fromCharCode("
                    + "(c <= 'Z' ? 90 : 122) >= (c = c.charCodeAt(0) + 13) ? c : c - 26); });",
            text -> "rot(" + quoted(Encryption.rot13(text)) + ")"),
    RC4(Encryption.RC4_SCRIPT, text -> "rc4('k9', atob(" + quoted(base64Bytes(Encryption.rc4("k9", text))) + "))"),
    AES(
            "const dec = (h) => { const d = require('crypto').createDecipheriv('aes-256-cbc', "
                    + "Buffer.from('" + Encryption.AES_KEY + "'), Buffer.from('" + Encryption.AES_IV + "'));"
                    + " return Buffer.concat([d.update(Buffer.from(h, 'hex')), d.final()]).toString(); };",
            text -> "dec(" + quoted(Encryption.aesHex(text)) + ")"),
    AES_WITH_TEXT(
            "function open(c) { var d = require('crypto').createDecipheriv('aes-256-cbc', '" + Encryption.AES_KEY
                    + "', '" + Encryption.AES_IV + "'); return d.update(c, 'hex', 'utf8') + d.final('utf8'); }",
            text -> "open(" + quoted(Encryption.aesHex(text)) + ")"),
    GZIP(text -> "require('zlib').gunzipSync(Buffer.from(" + quoted(Encryption.gzipBase64(text))
            + ", 'base64')).toString()"),
    DEFLATE(text -> "require('zlib').inflateSync(Buffer.from(" + quoted(Encryption.deflateBase64(text))
            + ", 'base64')).toString('utf8')"),
    INFLATE_RAW(text -> "require('zlib').inflateRawSync(Buffer.from(" + quoted(Encryption.deflateBase64(text, true))
            + ", 'base64')).toString('latin1')"),
    UNZIP(text -> "require('zlib').unzipSync(Buffer.from(" + quoted(Encryption.gzipBase64(text)) + ", 'base64')) + ''"),
    CONDITIONAL(text -> "(1 > 2 ? 'left' : " + quoted(text) + ")"),
    COMMA(text -> "('noise', 0, " + quoted(text) + ")"),
    LOGICAL(text -> "('' || null || " + quoted(text) + ")"),
    JSON(text -> "JSON.parse(" + quoted("{\"v\":[\"" + text + "\"]}") + ").v[0]"),
    JSON_ESCAPES(text -> "JSON.parse('\"" + escaped(text, "\\\\u%04x") + "\"')"),
    OBJECT_MEMBER(text -> "({a: " + quoted(text) + "})['a']"),
    NESTED_TABLE(text -> "[['x'], [" + quoted(halves(text).get(0)) + ", " + quoted(rest(text)) + "]][1].join('')"),
    REPLACED_JUNK(text -> quoted(text.replaceAll("(..)", "$1#@!")) + ".replace(/#@!/g, '')"),
    SPLIT_JUNK(text -> quoted(String.join("|_|", text.split(""))) + ".split('|_|').join('')"),
    EVERY_SECOND(
            text -> "Array.from(" + quoted(text.replaceAll("(.)", "$1q")) + ").filter((c, i) => i % 2 === 0).join('')"),
    MAP_LOOKUP(text -> "new Map([[1, " + quoted(halves(text).get(0)) + "], [2, " + quoted(rest(text)) + "]]).get(1) + "
            + quoted(rest(text))),
    GETTER(text -> "({get v() { return " + quoted(text) + "; }}).v"),
    STATIC_FIELD(text -> "(class { static v = " + quoted(text) + " }).v"),
    CLOSURE(text -> "(function () { var t = " + quoted(reversed(text)) + ", s = ''; var i = t.length;"
            + " while (i-- > 0) s += t.charAt(i); return s; })()"),
    SWITCH_MACHINE(text -> "(function () { var o = '2|0|1'.split('|'), i = 0, a, b; while (true) { switch (o[i++]) {"
            + " case '0': b = " + quoted(rest(text)) + "; continue; case '1': return a + b;"
            + " case '2': a = " + quoted(halves(text).get(0)) + "; continue; } break; } })()"),
    VARIATION_SELECTORS(
            "const seen = (s) => [...s].map(c => c.codePointAt(0)).filter(c => c >= 0xE0100)"
                    + ".map(c => String.fromCharCode(c - 0xE0100 + 16)).join('');",
            text -> "seen(`\u2063"
                    + text.chars()
                            .mapToObj(c -> Character.toString(0xE0100 + c - 16))
                            .collect(Collectors.joining())
                    + "`)"),
    TAG_CHARACTERS(
            "function tags(s) { let r = ''; for (const c of s) { const p = c.codePointAt(0);"
                    + " if (p >= 0xE0000 && p < 0xE0080) r += String.fromCodePoint(p - 0xE0000); } return r; }",
            text -> "tags('"
                    + text.chars()
                            .mapToObj(c -> Character.toString(0xE0000 + c))
                            .collect(Collectors.joining()) + "')"),
    ZERO_WIDTH_BITS(
            "const bits = (s) => s.replace(/[\\u200b\\u200c]{8}/g, (b) => String.fromCharCode(parseInt("
                    + "b.replace(/\\u200b/g, '0').replace(/\\u200c/g, '1'), 2)));",
            text -> "bits('"
                    + text.chars()
                            .mapToObj(c -> String.format("%8s", Integer.toBinaryString(c))
                                    .replace(' ', '0'))
                            .collect(Collectors.joining())
                            .replace('0', '\u200b')
                            .replace('1', '\u200c')
                    + "')"),
    HANGUL_FILLERS(
            "const fill = (s) => s.replace(/[\\u3164\\uffa0]{8}/g, (b) => String.fromCharCode("
                    + "[...b].reduce((n, c) => n << 1 | (c === '\\uffa0'), 0)));",
            text -> "fill('"
                    + text.chars()
                            .mapToObj(c -> String.format("%8s", Integer.toBinaryString(c))
                                    .replace(' ', '0'))
                            .collect(Collectors.joining())
                            .replace('0', '\u3164')
                            .replace('1', '\uffa0')
                    + "')"),
    BIGINT(text -> "(" + new BigInteger(1, text.getBytes(StandardCharsets.ISO_8859_1))
            + "n).toString(16).replace(/../g, h => String.fromCharCode(parseInt(h, 16)))"),
    STRING_TABLE("", text -> "") {
        @Override
        String prelude(List<String> texts) {
            return StringTable.rotated(texts);
        }

        @Override
        String expression(String text, List<String> texts) {
            return "lookup(" + StringTable.index(text, texts) + ")";
        }
    },
    STRING_TABLE_BASE64("", text -> "") {
        @Override
        String prelude(List<String> texts) {
            return StringTable.base64(texts);
        }

        @Override
        String expression(String text, List<String> texts) {
            return "lookup(" + StringTable.index(text, texts) + ")";
        }
    },
    STRING_TABLE_RC4("", text -> "") {
        @Override
        String prelude(List<String> texts) {
            return StringTable.rc4(texts);
        }

        @Override
        String expression(String text, List<String> texts) {
            return "wrapper(" + StringTable.index(text, texts) + ", 'k9')";
        }
    };

    private final String prelude;
    private final UnaryOperator<String> expression;

    StringDisguise(UnaryOperator<String> expression) {
        this("", expression);
    }

    StringDisguise(String prelude, UnaryOperator<String> expression) {
        this.prelude = prelude;
        this.expression = expression;
    }

    /** Declarations that the expressions need, given all texts of the program. */
    String prelude(List<String> texts) {
        return prelude;
    }

    String expression(String text, List<String> texts) {
        return expression.apply(text);
    }

    /** The payload with each of its texts in this disguise. */
    final String of(Payload payload) {
        List<String> texts = new ArrayList<>();
        payload.hiding(text -> {
            if (!texts.contains(text)) {
                texts.add(text);
            }
            return "";
        });
        return prelude(texts) + "\n" + payload.hiding(text -> expression(text, texts));
    }

    private static List<String> halves(String text) {
        int middle = Math.max(1, text.length() / 2);
        return List.of(text.substring(0, middle), text.substring(middle));
    }

    private static String rest(String text) {
        return halves(text).get(1);
    }

    /** Four characters to a number, as it is unsigned. */
    private static String quads(String text) {
        String padded = text + "\0".repeat((4 - text.length() % 4) % 4);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < padded.length(); i += 4) {
            long number = 0;
            for (char c : padded.substring(i, i + 4).toCharArray()) {
                number = number << 8 | c;
            }
            numbers.add(Long.toString(number));
        }
        return String.join(",", numbers);
    }

    private static String shifted(String text, int by) {
        return text.chars().mapToObj(c -> Integer.toString(c + by)).collect(Collectors.joining(","));
    }

    private static String base64Bytes(String latin1) {
        return Base64.getEncoder().encodeToString(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
