package dev.vsxray.signatures.intelligence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;

/**
 * Whatever the bytes: a bundle that comes back as it was read, or a refusal; and nobody's key signed it. Replays the kept
 * inputs in every build; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones.
 */
class BundleFuzzTest {

    private static final List<PublicKey> TRUSTED =
            List.of(SigningKeys.generate().getPublic());

    @FuzzTest(maxDuration = "5m")
    void bundle(byte[] bytes) throws BundleException {
        try {
            IntelligenceBundle read = BundleSignature.read(bytes);
            assertThat(BundleSignature.read(read.toBytes())).isEqualTo(read);
        } catch (BundleException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    @FuzzTest(maxDuration = "2m")
    void signature(byte[] bytes) {
        boolean accepted;
        try {
            BundleSignature.verify(bytes, TRUSTED);
            accepted = true;
        } catch (BundleException refused) {
            accepted = false;
        }

        assertThat(accepted).isFalse();
    }

    @FuzzTest(maxDuration = "1m")
    void key(byte[] bytes) {
        String pem = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(SigningKeys.publicKey(pem).getAlgorithm()).isNotEmpty();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }
}
