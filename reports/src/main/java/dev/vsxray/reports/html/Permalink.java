package dev.vsxray.reports.html;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of places in the page: {@code x=<extension>} and {@code x=<extension>&f=<finding>}. They are element ids and URL
 * fragments at once, so that links work without the script, and hashes, so that no extension can choose one.
 */
final class Permalink {

    /** Hexadecimal digits; 48 bits keep 10,000 extensions apart. */
    private static final int DIGITS = 12;

    private Permalink() {}

    static String of(ExtensionReport extension) {
        return "x="
                + hash(extension.id().key()
                        + '@'
                        + extension.version()
                        + '@'
                        + extension.targetPlatform()
                        + '@'
                        + extension.sha256());
    }

    static String of(ExtensionReport extension, Finding finding) {
        return of(extension) + "&f=" + hash(finding.fingerprint());
    }

    /** Name of the extension's own page in a folder of pages. */
    static String page(ExtensionReport extension) {
        return of(extension).substring(2) + ".html";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
