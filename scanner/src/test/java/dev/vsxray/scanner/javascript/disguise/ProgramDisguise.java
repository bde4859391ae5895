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
    WORKER(code -> "const { Worker } = require('worker_threads'); new Worker(atob(" + quoted(base64(code))
            + "), { eval: true });"),
    WORKER_FROM_ADDRESS(code -> "new (require('worker_threads').Worker)(new URL('data:text/javascript;base64,' + "
            + quoted(base64(code)) + "));"),
    CHILD(code -> "require('child_process').spawn(process.execPath, ['-e', Buffer.from(" + quoted(hex(code))
            + ", 'hex').toString()]);"),
    CHILD_BY_LINE(code -> "require('child_process').exec('node -e \"' + atob("
            + quoted(base64(code.replace("\\", "\\\\").replace("\"", "\\\""))) + ") + '\"');"),
    SCRIPT(code -> "new (require('vm').Script)(atob(" + quoted(base64(code))
            + ")).runInNewContext({ require, process, fetch });"),
    WRITTEN_AND_LOADED(code -> "const file = require('path').join(require('os').tmpdir(), 'm.js');"
            + " require('fs').writeFileSync(file, atob(" + quoted(base64(code)) + ")); require(file);"),
    WRITTEN_BY_PROMISE(
            code -> "(async () => { const fs = require('fs/promises'); await fs.writeFile('/tmp/m.mjs', Buffer.from("
                    + quoted(base64(code)) + ", 'base64')); await import('/tmp/m.mjs'); })();"),
    WRITTEN_BY_STREAM(code -> "const out = require('fs').createWriteStream('/tmp/m.js'); out.write(atob("
            + quoted(base64(code)) + ")); out.end(); out.on('finish', () => require('/tmp/m.js'));"),
    WRITTEN_BY_END_OF_STREAM(code ->
            "require('fs').createWriteStream(__dirname + '/m.js').end(Buffer.from(" + quoted(hex(code)) + ", 'hex'));"),
    WRITTEN_BY_NUMBER(
            code -> "const fs = require('fs'); const number = fs.openSync('/tmp/m.js', 'w'); fs.writeSync(number, atob("
                    + quoted(base64(code)) + ")); fs.closeSync(number);"),
    WRITTEN_BY_NUMBER_LATER(
            code -> "const fs = require('fs'); fs.open('/tmp/m.js', 'w', (e, number) => fs.write(number, atob("
                    + quoted(base64(code)) + "), () => fs.close(number, () => require('/tmp/m.js'))));"),
    WRITTEN_BY_HANDLE(code ->
            "(async () => { const handle = await require('fs/promises').open('/tmp/m.js', 'w'); await handle.write(atob("
                    + quoted(base64(code)) + ")); await handle.close(); })();"),
    WRITTEN_BY_FILE_BY_NUMBER(
            code -> "const fs = require('fs'), number = fs.openSync('/tmp/m.js', 'w'); fs.writeFileSync(number, atob("
                    + quoted(base64(code)) + "));"),
    WRITTEN_BY_EDITOR(code ->
            "const vscode = require('vscode'); vscode.workspace.fs.writeFile(vscode.Uri.file('/tmp/m.js'), Buffer.from("
                    + quoted(base64(code)) + ", 'base64'));"),
    WRITTEN_IN_PARTS(code -> "const fs = require('fs'); fs.writeFileSync('/tmp/m.js', atob("
            + quoted(base64(code.substring(0, code.length() / 2))) + ")); fs.appendFileSync('/tmp/m.js', atob("
            + quoted(base64(code.substring(code.length() / 2))) + ")); require('/tmp/m.js');"),
    STREAMED_IN_PARTS(code -> "const out = require('fs').createWriteStream('/tmp/m.js'); for (const part of ["
            + quoted(base64(code.substring(0, code.length() / 2))) + ", "
            + quoted(base64(code.substring(code.length() / 2)))
            + "]) out.write(Buffer.from(part, 'base64')); out.end();"),
    WRITTEN_UNDER_ANOTHER_NAME(code -> "require('fs').writeFileSync('/tmp/m.dat', atob(" + quoted(base64(code)) + "));"
            + " require('/tmp/m.dat');"),
    WRITTEN_BESIDE(code -> "require('fs').writeFileSync(__dirname + '/m.bin', atob(" + quoted(base64(code)) + "));"
            + " require('./m.bin');"),
    WRITTEN_AND_STARTED(code -> "require('fs').writeFileSync('/tmp/m.tmp', atob(" + quoted(base64(code)) + "));"
            + " require('child_process').spawn('node', ['/tmp/m.tmp']);"),
    WRITTEN_AND_FORKED(code -> "require('fs').writeFileSync('/tmp/m.tmp', atob(" + quoted(base64(code)) + "));"
            + " require('child_process').fork('/tmp/m.tmp');"),
    PACKER(code ->
            "eval(function(p,a,c,k,e,d){while(c--)if(k[c])p=p.replace(new RegExp('\\\\b'+c.toString(a)+'\\\\b','g'),k[c]);"
                    + "return p}(" + Packer.packed(code) + "))"),
    JJ(SymbolCode::jj),
    AA(SymbolCode::aa),
    JS_FUCK(SymbolCode::brackets);

    private final UnaryOperator<String> disguise;

    ProgramDisguise(UnaryOperator<String> disguise) {
        this.disguise = disguise;
    }

    String of(String code) {
        return disguise.apply(code);
    }
}
