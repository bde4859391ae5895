package dev.vsxray.online.download;

import dev.vsxray.online.registry.ExtensionRegistry;
import dev.vsxray.online.registry.PlainText;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.online.registry.Release;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.model.ExtensionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** Fetches packages into a folder. A file has its final name only when it is whole and is what was asked for. */
public final class PackageDownload {

    /** Bytes that are unwrapped; as much as a registry takes. */
    private static final long MOST_BYTES = 512L << 20;

    private final Path folder;

    public PackageDownload(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException where the folder cannot be written to */
    public RegistryAnswer<DownloadedPackage> fetch(ExtensionRegistry registry, ExtensionId id, Release release)
            throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(fileName(id, release));
        Path partial = Files.createTempFile(folder, "download", ".partial");
        try {
            RegistryAnswer<Path> answer = registry.archive(release, partial);
            return answer instanceof RegistryAnswer.Found<Path>
                    ? taken(registry, id, release, partial, file)
                    : answer.map(unused -> new DownloadedPackage(file, "", release, registry));
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private RegistryAnswer<DownloadedPackage> taken(
            ExtensionRegistry registry, ExtensionId id, Release release, Path partial, Path file) throws IOException {
        unwrap(partial);
        String problem = problem(partial, registry, id, release);
        if (!problem.isEmpty()) {
            return new RegistryAnswer.Failed<>(problem);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        return new RegistryAnswer.Found<>(new DownloadedPackage(file, sha256(file), release, registry));
    }

    /** As editors name the folders they install into; what a registry writes must not leave this folder. */
    private static String fileName(ExtensionId id, Release release) {
        String platform = release.targetPlatform().isEmpty() ? "" : "-" + release.targetPlatform();
        String name = id.key() + "-" + release.version() + platform;
        return name.replaceAll("[^A-Za-z0-9._-]", "_") + ".vsix";
    }

    /** Some answers are packed once more than their headers say. */
    private void unwrap(Path file) throws IOException {
        byte[] start = start(file);
        if (start.length < 2 || start[0] != 0x1f || start[1] != (byte) 0x8b) {
            return;
        }
        Path unwrapped = Files.createTempFile(folder, "download", ".partial");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                OutputStream out = Files.newOutputStream(unwrapped)) {
            copyAtMost(MOST_BYTES, in, out);
            Files.move(unwrapped, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException damaged) {
            // It stays as it is, and is told to be no package.
        } finally {
            Files.deleteIfExists(unwrapped);
        }
    }

    private static void copyAtMost(long most, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            copied += got;
            if (copied > most) {
                throw new IOException("more than " + most + " bytes");
            }
            out.write(buffer, 0, got);
        }
    }

    /** Why the file is not the package that was asked for, as a sentence; empty where it is. */
    private static String problem(Path file, ExtensionRegistry registry, ExtensionId id, Release release)
            throws IOException {
        byte[] start = start(file);
        if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
            return registry.name() + " served something that is no package.";
        }
        try (ExtensionPackage served = new PackageOpener(ReadLimits.DEFAULT).open(file)) {
            boolean asAsked = served.id().equals(id) && served.version().equals(release.version());
            return asAsked
                    ? ""
                    : registry.name() + " served a package that names another extension or version than " + id.written()
                            + " " + PlainText.of(release.version()) + "; editors refuse to install that.";
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(2);
        }
    }

    /** SHA-256 of a file in lower-case hexadecimal. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
