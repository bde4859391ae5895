package dev.vsxray.online.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Whatever is served as a signature: an outcome, and never a good one, since no root is trusted here. Replays the kept
 * inputs in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class SignatureFuzzTest {

    private static final Pkcs7Signature UNROOTED = new Pkcs7Signature(List.of(), Instant.parse("2026-11-25T00:00:00Z"));

    @FuzzTest(maxDuration = "5m")
    void pkcs7(byte[] bytes) {
        assertThat(UNROOTED.check(new byte[] {'{', '}'}, bytes)).isNotInstanceOf(SignatureOutcome.Good.class);
    }

    @FuzzTest(maxDuration = "2m")
    void archive(byte[] bytes) {
        try {
            SignatureArchive read = SignatureArchive.read(bytes);
            assertThat(read.entries()).isNotEmpty();
            read.entries().values().forEach(SignatureFuzzTest::asManifest);
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void manifest(byte[] bytes) {
        asManifest(bytes);
    }

    private static void asManifest(byte[] bytes) {
        SignatureManifest.read(bytes)
                .ifPresent(manifest -> assertThat(manifest.isOf("0".repeat(63) + "g", bytes.length))
                        .isFalse());
    }
}
