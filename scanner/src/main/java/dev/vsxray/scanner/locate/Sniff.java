package dev.vsxray.scanner.locate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells by content whether something is an extension. Names are no proof: cached downloads have no suffix. */
final class Sniff {

    /** Bytes. The first entries of a package are its manifests; they stand in the first KiB. */
    private static final int HEAD = 16 * 1024;

    private static final String ZIP = "PK\3\4";
    private static final String GZIP = "\u001f\u008b";

    private Sniff() {}

    /** True for a file that is, or by its name wants to be, a packed extension. */
    static boolean isArchive(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".vsix")) {
            return true;
        }
        String head = head(file);
        return head.startsWith(ZIP)
                && (head.contains("extension.vsixmanifest")
                        || head.contains("extension/package.json")
                        || head.contains("[Content_Types].xml"));
    }

    /** True for a file that can be opened as an archive, when the user names it. */
    static boolean isZipOrGzip(Path file) {
        String head = head(file);
        return head.startsWith(ZIP) || head.startsWith("PK\5\6") || head.startsWith(GZIP);
    }

    /**
     * True for the folder of one extension. A {@code package.json} alone does not make one, since repositories and
     * editors' own folders of extensions have that; one that cannot be read counts, as it may be made so.
     */
    static boolean isExtensionFolder(Path folder) {
        Path manifest = folder.resolve("package.json");
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        return JsonFile.read(manifest)
                .map(json -> json.path("engines").has("vscode")
                        || json.has("publisher")
                        || json.has("contributes")
                        || json.has("activationEvents"))
                .orElse(true);
    }

    private static String head(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            // Opening a named archive tells why; a nameless file that cannot be read is not taken for one.
            return "";
        }
    }
}
