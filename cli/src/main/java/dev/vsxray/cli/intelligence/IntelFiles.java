package dev.vsxray.cli.intelligence;

import dev.vsxray.cli.command.StateFolder;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.bundle.BundleException;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the files that the commands about intelligence are given; mistakes are the user's and named. */
final class IntelFiles {

    /** Largest feed that is read, in bytes. All OSV records of malicious npm packages together are below. */
    private static final long LARGEST = 512L * 1024 * 1024;

    private final Surroundings around;
    private final StateFolder state;

    IntelFiles(Surroundings around) {
        this.around = around;
        this.state = StateFolder.of(around);
    }

    IntelligenceStore store() {
        return new IntelligenceStore(state.intelligence());
    }

    /** What a scan would use: the shipped set and all imported feeds. */
    IntelligenceSet inForce() throws IOException {
        return store().contents().over(ShippedIntelligence.load().set());
    }

    Path resolved(Path path) {
        return around.workingDirectory().resolve(path);
    }

    byte[] bytes(Path path) throws IOException {
        Path file = resolved(path);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + path);
        }
        if (Files.size(file) > LARGEST) {
            throw new UsageException(path + " has " + Files.size(file) + " bytes; at most " + LARGEST + " are read");
        }
        return Files.readAllBytes(file);
    }

    /** The set in a bundle; {@code shipped} and {@code current} name the ones of this machine. */
    IntelligenceSet set(String name) throws IOException {
        return switch (name) {
            case "shipped" -> ShippedIntelligence.load().set();
            case "current" -> inForce();
            default -> bundle(Path.of(name)).set();
        };
    }

    IntelligenceBundle bundle(Path path) throws IOException {
        try {
            return BundleSignature.read(bytes(path));
        } catch (BundleException refused) {
            throw new UsageException(path + ": " + refused.getMessage());
        }
    }

    /** The keys given, or else those kept in the state folder. */
    List<PublicKey> trustedKeys(List<Path> given) throws IOException {
        List<Path> files = new ArrayList<>(given.stream().map(this::resolved).toList());
        if (files.isEmpty() && Files.isDirectory(state.trustedKeys())) {
            try (Stream<Path> kept = Files.list(state.trustedKeys())) {
                kept.filter(file -> file.getFileName().toString().endsWith(".pem"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : files) {
            keys.add(publicKey(file));
        }
        return keys;
    }

    PublicKey publicKey(Path file) throws IOException {
        try {
            return SigningKeys.publicKey(Files.readString(resolved(file)));
        } catch (IllegalArgumentException noKey) {
            throw new UsageException(file + ": " + noKey.getMessage());
        }
    }
}
