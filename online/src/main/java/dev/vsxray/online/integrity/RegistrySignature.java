package dev.vsxray.online.integrity;

import dev.vsxray.online.download.DownloadedPackage;
import dev.vsxray.online.registry.Assets;
import dev.vsxray.online.registry.PlainText;
import dev.vsxray.online.registry.RegistryAnswer;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Checks what a registry says about the package it served: its digest, its Ed25519 signature (Open VSX) or its PKCS#7
 * signature (Visual Studio Marketplace).
 */
public final class RegistrySignature {

    /** Bytes of a package whose Ed25519 signature is checked: it has to be held in memory. */
    private static final long MOST_SIGNED_BYTES = 200L << 20;

    private final List<X509Certificate> roots;
    private final PinnedKeys pinned;
    private final Instant now;

    /**
     * @param roots certificates that may stand at the end of a chain
     * @param pinned keys that are known here to be those of a registry
     */
    public RegistrySignature(List<X509Certificate> roots, PinnedKeys pinned, Instant now) {
        this.roots = List.copyOf(roots);
        this.pinned = pinned;
        this.now = now;
    }

    /** @throws IOException where the downloaded file cannot be read */
    public SignatureOutcome check(DownloadedPackage served) throws IOException {
        Assets assets = served.release().assets();
        Optional<SignatureOutcome> digest = wrongDigest(served, assets);
        if (digest.isPresent()) {
            return digest.get();
        }
        if (assets.signature().isEmpty()) {
            return new SignatureOutcome.Missing(served.registry().name() + " publishes no signature for this version.");
        }
        RegistryAnswer<byte[]> answer =
                served.registry().asset(assets.signature().get());
        if (!(answer instanceof RegistryAnswer.Found<byte[]> found)) {
            return notFetched("signature", answer, served);
        }
        try {
            return check(SignatureArchive.read(found.value()), served, assets);
        } catch (ZipException damaged) {
            return new SignatureOutcome.Broken("The signature archive is no zip.");
        } catch (IOException unusual) {
            return new SignatureOutcome.NotChecked("The signature archive cannot be read.");
        }
    }

    /** Open VSX publishes the digest of a package in a file of its own. Empty where it fits or there is none. */
    private static Optional<SignatureOutcome> wrongDigest(DownloadedPackage served, Assets assets) {
        return assets.sha256()
                .map(address -> served.registry().asset(address))
                .filter(RegistryAnswer.Found.class::isInstance)
                .flatMap(RegistryAnswer::known)
                .map(bytes ->
                        new String(bytes, StandardCharsets.US_ASCII).strip().toLowerCase(Locale.ROOT))
                .filter(published -> !published.startsWith(served.sha256()))
                .map(published -> new SignatureOutcome.Broken(
                        "The package has another SHA-256 than its registry publishes for it."));
    }

    private static SignatureOutcome notFetched(String what, RegistryAnswer<?> answer, DownloadedPackage served) {
        return new SignatureOutcome.NotChecked("The " + what + " could not be fetched: "
                + answer.sentence(served.registry().name()));
    }

    private SignatureOutcome check(SignatureArchive archive, DownloadedPackage served, Assets assets)
            throws IOException {
        Optional<SignatureManifest> manifest =
                archive.entry(SignatureArchive.MANIFEST).flatMap(SignatureManifest::read);
        if (manifest.isEmpty()) {
            return new SignatureOutcome.NotChecked("The signature archive has no manifest of a form that is known.");
        }
        if (!manifest.get().isOf(served.sha256(), Files.size(served.file()))) {
            List<String> names = manifest.get().differing(served.file());
            return new SignatureOutcome.Broken("The package is not the one that was signed"
                    + (names.isEmpty()
                            ? "."
                            : "; among its files " + PlainText.of(String.join(", ", names)) + " differ."));
        }
        Optional<byte[]> pkcs7 = archive.entry(SignatureArchive.PKCS7);
        if (pkcs7.isPresent()) {
            return new Pkcs7Signature(roots, now)
                    .check(archive.entry(SignatureArchive.MANIFEST).orElseThrow(), pkcs7.get());
        }
        Optional<byte[]> ed25519 = archive.entry(SignatureArchive.ED25519);
        return ed25519.isPresent() && assets.publicKey().isPresent()
                ? ed25519(ed25519.get(), assets.publicKey().get(), served)
                : new SignatureOutcome.NotChecked("The signature archive has no signature of a kind that is known.");
    }

    private SignatureOutcome ed25519(byte[] signature, URI publicKey, DownloadedPackage served) throws IOException {
        RegistryAnswer<byte[]> answer = served.registry().asset(publicKey);
        if (!(answer instanceof RegistryAnswer.Found<byte[]> found)) {
            return notFetched("public key", answer, served);
        }
        if (Files.size(served.file()) > MOST_SIGNED_BYTES) {
            return new SignatureOutcome.NotChecked(
                    "The package is larger than the " + MOST_SIGNED_BYTES + " bytes whose signature is checked.");
        }
        try {
            PublicKey key = SigningKeys.publicKey(new String(found.value(), StandardCharsets.US_ASCII));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(Files.readAllBytes(served.file()));
            return verifier.verify(signature)
                    ? madeBy(key, served.registry().name())
                    : new SignatureOutcome.Broken("The signature was made by another key, or over another package.");
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return new SignatureOutcome.Broken("The signature or its key is malformed.");
        }
    }

    /** Whoever can put a package of theirs into a registry's store can put a key beside it; a key that is known here they cannot. */
    private SignatureOutcome madeBy(PublicKey key, String registry) {
        String signed = "Signed with the key " + SigningKeys.id(key) + " that " + registry + " publishes";
        return pinned.of(registry)
                .<SignatureOutcome>map(known -> known.equals(key)
                        ? new SignatureOutcome.Good(signed + " and that is known here to be its own.")
                        : new SignatureOutcome.Untrusted(signed + "; known here is another, " + SigningKeys.id(known)
                                + ". The registry has a new key, or somebody else put it there."))
                .orElseGet(() -> new SignatureOutcome.Good(signed + ". That it is the registry's own is its word."));
    }
}
