package dev.vsxray.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's one style sheet and one script, and the policy that lets a browser use these two and nothing else.
 *
 * @param policy value of the content security policy; it names both by hash, so that code smuggled into the page is
 *     not run even where escaping failed. {@code frame-ancestors} and {@code sandbox} have no effect in a page and are
 *     left to whoever serves it
 */
public record PageCode(String style, String script, String policy) {

    static PageCode load() {
        String style = resource("report.css");
        String script = resource("report.js");
        return new PageCode(
                style,
                script,
                "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                        + "'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    }

    /** For a page that has no script: none may run. */
    PageCode withoutScript() {
        return new PageCode(
                style,
                "",
                "default-src 'none'; style-src '" + hash(style)
                        + "'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    }

    private static String resource(String name) {
        try (InputStream in = PageCode.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + PageCode.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
