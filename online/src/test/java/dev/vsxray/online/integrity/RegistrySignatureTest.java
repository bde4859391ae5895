package dev.vsxray.online.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.online.Fixtures;
import dev.vsxray.online.download.DownloadedPackage;
import dev.vsxray.online.download.PackageDownload;
import dev.vsxray.online.registry.Assets;
import dev.vsxray.online.registry.GalleryRegistry;
import dev.vsxray.online.registry.Registries;
import dev.vsxray.online.registry.Release;
import dev.vsxray.signatures.intelligence.bundle.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySignatureTest {

    private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private static final PinnedKeys NO_KEYS = new PinnedKeys(Map.of());

    private PinnedKeys pinned = NO_KEYS;
    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path folder;

    private byte[] vsix = new byte[0];

    @BeforeEach
    void start() throws IOException {
        server.start();
        vsix = Fixtures.vsix("1.2.0", Map.of("main.js", "exports.a = 1;"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSignatureByATrustedChainIsGood() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, LATER);

        assertThat(pkcs7(chain.sign(manifest(vsix)), List.of(chain.root())))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Good.class,
                        good -> assertThat(good.ground()).startsWith("Signed by CN=Registry"));
    }

    @Test
    void aChainToAnUnknownRootIsNotTrusted() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, LATER);
        SigningChain other = SigningChain.forCode("Registry", THEN, LATER);

        assertThat(pkcs7(chain.sign(manifest(vsix)), List.of(other.root())))
                .isInstanceOf(SignatureOutcome.Untrusted.class);
        assertThat(pkcs7(chain.sign(manifest(vsix)), List.of())).isInstanceOf(SignatureOutcome.Untrusted.class);
    }

    @Test
    void aCertificateForAnotherPurposeIsNotTrusted() throws Exception {
        SigningChain chain = SigningChain.forTimestamps("Clock", THEN, LATER);

        assertThat(pkcs7(chain.sign(manifest(vsix)), List.of(chain.root())))
                .isInstanceOf(SignatureOutcome.Untrusted.class);
    }

    @Test
    void anExpiredChainIsNamed() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(pkcs7(chain.sign(manifest(vsix)), List.of(chain.root())))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Expired.class,
                        expired -> assertThat(expired.ground())
                                .contains("not valid at 2026-11-23T12:00:00Z; there is no trusted timestamp"));
    }

    @Test
    void aTrustedTimestampKeepsASignatureGood() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, Instant.parse("2026-01-01T00:00:00Z"));
        SigningChain clock = SigningChain.forTimestamps("Clock", THEN, LATER);
        CMSSignedData stamped = clock.stamp(chain.sign(manifest(vsix)), Instant.parse("2025-12-24T00:00:00Z"));

        assertThat(pkcs7(stamped, List.of(chain.root(), clock.root())))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Good.class,
                        good -> assertThat(good.ground()).contains("at 2025-12-24T00:00:00Z by a trusted timestamp"));
        assertThat(pkcs7(stamped, List.of(chain.root()))).isInstanceOf(SignatureOutcome.Expired.class);
    }

    @Test
    void aSignatureByAnotherKeyIsBroken() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, LATER);

        assertThat(pkcs7(chain.signWithAnotherKey(manifest(vsix)), List.of(chain.root())))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Broken.class,
                        broken -> assertThat(broken.ground()).contains("was not made over this manifest by the key"));
    }

    @Test
    void aSignatureOverAnotherManifestIsBroken() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, LATER);
        byte[] another = manifest(Fixtures.vsix("9.9.9", Map.of()));

        assertThat(pkcs7(chain.sign(another), List.of(chain.root()))).isInstanceOf(SignatureOutcome.Broken.class);
    }

    @Test
    void aFileThatIsNotAsSignedIsNamed() throws Exception {
        SigningChain chain = SigningChain.forCode("Registry", THEN, LATER);
        byte[] signed = manifest(vsix);
        CMSSignedData signature = chain.sign(signed);
        vsix = Fixtures.vsix("1.2.0", Map.of("main.js", "exports.a = 2;"));

        assertThat(check(archive(signed, SignatureArchive.PKCS7, signature.getEncoded()), List.of(chain.root()), ""))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Broken.class,
                        broken -> assertThat(broken.ground())
                                .isEqualTo("The package is not the one that was signed;"
                                        + " among its files extension/main.js differ."));
    }

    @Test
    void openVsxSignsThePackageWithItsOwnKey() throws Exception {
        KeyPair key = SigningKeys.generate();
        KeyPair other = SigningKeys.generate();
        byte[] archive = archive(manifest(vsix), SignatureArchive.ED25519, ed25519(key, vsix));

        assertThat(check(archive, List.of(), SigningKeys.toPem(key.getPublic())))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Good.class,
                        good -> assertThat(good.ground()).contains(SigningKeys.id(key.getPublic())));
        assertThat(check(archive, List.of(), SigningKeys.toPem(other.getPublic())))
                .isInstanceOf(SignatureOutcome.Broken.class);
        assertThat(check(archive, List.of(), "no key")).isInstanceOf(SignatureOutcome.Broken.class);
    }

    @Test
    void aKeyThatIsKnownIsNotReplacedByOneThatLiesBesideThePackage() throws Exception {
        KeyPair known = SigningKeys.generate();
        KeyPair beside = SigningKeys.generate();
        pinned = new PinnedKeys(Map.of("a-gallery", known.getPublic(), "another", beside.getPublic()));

        assertThat(signedAndPublished(known))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Good.class,
                        good -> assertThat(good.ground()).endsWith("known here to be its own."));
        assertThat(signedAndPublished(beside))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Untrusted.class,
                        untrusted -> assertThat(untrusted.ground())
                                .contains(SigningKeys.id(beside.getPublic()), SigningKeys.id(known.getPublic())));
    }

    private SignatureOutcome signedAndPublished(KeyPair key) throws Exception {
        byte[] archive = archive(manifest(vsix), SignatureArchive.ED25519, ed25519(key, vsix));
        return check(archive, List.of(), SigningKeys.toPem(key.getPublic()));
    }

    /** The digest of the file as two unrelated projects published it, each from its own look at the registry. */
    @Test
    void theKeyOfOpenVsxIsTheOneThatOthersSawToo() throws Exception {
        PublicKey shipped = PinnedKeys.shipped().of(Registries.OPEN_VSX).orElseThrow();
        byte[] pem = SigningKeys.toPem(shipped).getBytes(StandardCharsets.US_ASCII);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pem)))
                .isEqualTo("ef5759c51be559f00443ab7d568d26304430bdd422592bfa63e6ac584bfe983b");
    }

    @Test
    void anotherDigestThanPublishedIsBroken() throws Exception {
        server.enqueue(text("0".repeat(64) + "\n"));

        assertThat(new RegistrySignature(List.of(), NO_KEYS, Fixtures.NOW)
                        .check(served(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(server.url("/sha256").uri()))))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Broken.class,
                        broken -> assertThat(broken.ground()).contains("another SHA-256"));
    }

    @Test
    void noSignatureAndNoAnswerAreTwoThings() throws Exception {
        assertThat(new RegistrySignature(List.of(), NO_KEYS, Fixtures.NOW)
                        .check(served(Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(SignatureOutcome.Missing.class);
        server.enqueue(new MockResponse.Builder().code(403).build());
        assertThat(new RegistrySignature(List.of(), NO_KEYS, Fixtures.NOW)
                        .check(served(Optional.of(server.url("/sig").uri()), Optional.empty(), Optional.empty())))
                .isInstanceOf(SignatureOutcome.NotChecked.class);
    }

    @Test
    void aManifestOfAnUnknownFormIsNotChecked() throws Exception {
        byte[] archive = archive(
                "{\"version\": 9}".getBytes(StandardCharsets.UTF_8), SignatureArchive.PKCS7, new byte[] {48, 0});

        assertThat(check(archive, List.of(), "")).isInstanceOf(SignatureOutcome.NotChecked.class);
    }

    private SignatureOutcome pkcs7(CMSSignedData signature, List<X509Certificate> roots) throws Exception {
        return check(archive(manifest(vsix), SignatureArchive.PKCS7, signature.getEncoded()), roots, "");
    }

    private SignatureOutcome check(byte[] archive, List<X509Certificate> roots, String publicKey) throws Exception {
        server.enqueue(Fixtures.bytes(archive));
        Optional<URI> key = Optional.of(publicKey).filter(pem -> !pem.isEmpty()).map(pem -> {
            server.enqueue(text(pem));
            return server.url("/key").uri();
        });
        return new RegistrySignature(roots, pinned, Fixtures.NOW)
                .check(served(Optional.of(server.url("/sig").uri()), key, Optional.empty()));
    }

    private DownloadedPackage served(Optional<URI> signature, Optional<URI> key, Optional<URI> sha256)
            throws IOException {
        Path file = Files.write(folder.resolve("served.vsix"), vsix);
        Assets assets =
                new Assets(server.url("/vspackage").uri(), signature, key, sha256, Optional.empty(), Optional.empty());
        return new DownloadedPackage(
                file,
                PackageDownload.sha256(file),
                new Release("1.2.0", "", Optional.empty(), false, assets),
                new GalleryRegistry("a-gallery", server.url("/").uri(), Fixtures.LOOPBACK, Fixtures.web()));
    }

    private static byte[] archive(byte[] manifest, String name, byte[] signature) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put(SignatureArchive.PKCS7, new byte[0]);
        entries.put(SignatureArchive.MANIFEST, manifest);
        entries.put(name, signature);
        return Fixtures.zip(entries);
    }

    private static byte[] manifest(byte[] vsix) throws Exception {
        StringBuilder entries = new StringBuilder();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(vsix))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.append(entries.isEmpty() ? "" : ",")
                        .append('"')
                        .append(Base64.getEncoder()
                                .encodeToString(entry.getName().getBytes(StandardCharsets.UTF_8)))
                        .append("\": ")
                        .append(digests(zip.readAllBytes()));
            }
        }
        return ("{\"package\": " + digests(vsix) + ", \"entries\": {" + entries + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digests(byte[] bytes) throws Exception {
        return "{\"size\": " + bytes.length + ", \"digests\": {\"sha256\": \""
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)) + "\"}}";
    }

    private static byte[] ed25519(KeyPair key, byte[] content) throws Exception {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(key.getPrivate());
        signer.update(content);
        return signer.sign();
    }

    private static MockResponse text(String body) {
        return new MockResponse.Builder().body(body).build();
    }
}
