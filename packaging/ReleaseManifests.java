import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills the templates of package managers with the version, the address and the digest of the archive that the build made
 * on this system. Run as a source file by the build, so that it works wherever the build does.
 *
 * <pre>java ReleaseManifests.java FOLDER-OF-TEMPLATES ARCHIVE VERSION ADDRESS OUTPUT-FOLDER</pre>
 */
final class ReleaseManifests {

    private static final String TEMPLATE = ".template";

    private ReleaseManifests() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException(
                    "expected: folder of templates, archive, version, address, output folder; found " + arguments.length
                            + " arguments");
        }
        Path archive = Path.of(arguments[1]);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
        Path output = Files.createDirectories(Path.of(arguments[4]));
        for (Path template : templates(Path.of(arguments[0]))) {
            String filled = Files.readString(template, StandardCharsets.UTF_8)
                    .replace("@VERSION@", arguments[2])
                    .replace("@URL@", arguments[3])
                    .replace("@ARCHIVE@", archive.getFileName().toString())
                    .replace("@SHA256@", HexFormat.of().formatHex(digest));
            String name = template.getFileName().toString();
            Files.writeString(output.resolve(name.substring(0, name.length() - TEMPLATE.length())), filled);
        }
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(TEMPLATE))
                    .sorted()
                    .toList();
        }
    }
}
