package dev.vsxray.scanner.javascript.disguise;

import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.base64;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.codes;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.escaped;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.hex;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.quoted;
import static dev.vsxray.scanner.javascript.disguise.JavaScriptText.reversed;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways to hide a whole program in another that makes it and runs it. */
enum ProgramDisguise {
    EVAL_ATOB(code -> "eval(atob(" + quoted(base64(code)) + "));"),
    INDIRECT_EVAL(code -> "(0, eval)(Buffer.from(" + quoted(hex(code)) + ", 'hex').toString());"),
    FUNCTION(code ->
            "new Function('require', 'process', unescape(" + quoted(escaped(code, "%%%02x")) + "))(require, process);"),
    FUNCTION_OF_A_FUNCTION(code -> "(() => {}).constructor('require', atob(" + quoted(base64(code)) + "))(require);"),
    TIMER(code -> "setTimeout(String.fromCharCode(" + codes(code) + "), 10);"),
    CONTEXT(code -> "require('vm').runInThisContext(" + quoted(reversed(code)) + ".split('').reverse().join(''));"),
    MODULE_FROM_TEXT(
            code -> "const m = new module.constructor(); m._compile(atob(" + quoted(base64(code)) + "), 'm.js');"),
    DATA_URL(code -> "import('data:text/javascript;base64," + base64(code) + "');"),
    GZIP(code -> "eval(require('zlib').gunzipSync(Buffer.from(" + quoted(Encryption.gzipBase64(code))
            + ", 'base64')).toString());"),
    AES(code -> "const d = require('crypto').createDecipheriv('aes-256-cbc', '" + Encryption.AES_KEY + "', '"
            + Encryption.AES_IV + "'); eval(d.update('" + Encryption.aesHex(code)
            + "', 'hex', 'utf8') + d.final('utf8'));"),
    XOR_LOOP(code -> "var k = 'z9', h = " + quoted(hex(Encryption.xor(code, "z9"))) + ", o = '';"
            + " for (var i = 0; i < h.length; i += 2)"
            + " o += String.fromCharCode(parseInt(h.substr(i, 2), 16) ^ k.charCodeAt((i / 2) % k.length)); eval(o);"),
    VARIATION_SELECTORS(code ->
            "const s = v => [...v].map(w => (w = w.codePointAt(0), w >= 0xFE00 && w <= 0xFE0F ? w - 0xFE00"
                    + " : w >= 0xE0100 && w <= 0xE01EF ? w - 0xE0100 + 16 : null)).filter(n => n !== null);"
                    + " eval(Buffer.from(s(`"
                    + code.chars()
                            .mapToObj(c -> Character.toString(c < 16 ? 0xFE00 + c : 0xE0100 + c - 16))
                            .collect(Collectors.joining())
                    + "`)).toString('utf-8'));"),
    THREE_LAYERS(code -> EVAL_ATOB.of(XOR_LOOP.of(FUNCTION.of(code)))),
    PACKER(code ->
            "eval(function(p,a,c,k,e,d){while(c--)if(k[c])p=p.replace(new RegExp('\\\\b'+c.toString(a)+'\\\\b','g'),k[c]);"
                    + "return p}(" + Packer.packed(code) + "))"),
    JJ(SymbolCode::jj),
    JS_FUCK(SymbolCode::brackets);

    private final UnaryOperator<String> disguise;

    ProgramDisguise(UnaryOperator<String> disguise) {
        this.disguise = disguise;
    }

    String of(String code) {
        return disguise.apply(code);
    }
}
