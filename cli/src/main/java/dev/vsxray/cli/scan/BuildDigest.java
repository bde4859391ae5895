package dev.vsxray.cli.scan;

import dev.vsxray.cli.command.Version;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the build that is running, more exactly than its version does: two builds of one snapshot differ. By content for
 * jars, and by size and time of change for classes in folders, as a developer has them.
 */
final class BuildDigest {

    private BuildDigest() {}

    /** @param classes one of each jar that counts */
    static String of(Class<?>... classes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Class<?> type : classes) {
                Optional<Path> home = home(type);
                if (home.isPresent()) {
                    add(home.get(), sha256);
                }
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException | IOException | URISyntaxException unknown) {
            return Version.ofTool();
        }
    }

    private static Optional<Path> home(Class<?> type) throws URISyntaxException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null
                ? Optional.empty()
                : Optional.of(Path.of(source.getLocation().toURI()));
    }

    private static void add(Path home, MessageDigest sha256) throws IOException {
        if (Files.isRegularFile(home)) {
            sha256.update(Files.readAllBytes(home));
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(home)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            sha256.update((file + " " + attributes.size() + " " + attributes.lastModifiedTime())
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
