package dev.vsxray.signatures.intelligence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.signatures.intelligence.AffectedVersions;
import dev.vsxray.signatures.intelligence.Indicator;
import dev.vsxray.signatures.intelligence.IndicatorKind;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.rule.Confidence;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleSignatureTest {

    private static final KeyPair TEAM = SigningKeys.generate();
    private static final KeyPair STRANGER = SigningKeys.generate();

    private static final IntelligenceBundle BUNDLE = new IntelligenceBundle(
            Instant.parse("2026-11-23T12:00:00Z"),
            new IntelligenceSet(
                    LocalDate.parse("2026-11-20"),
                    List.of(),
                    List.of(),
                    List.of(new Indicator(
                            IndicatorKind.DOMAIN,
                            "c2.invalid",
                            AffectedVersions.ALL,
                            "Worm",
                            Optional.empty(),
                            Confidence.HIGH,
                            "https://report.example/")),
                    List.of()));

    private static final byte[] SIGNED = BundleSignature.sign(BUNDLE, TEAM.getPrivate(), TEAM.getPublic());

    @Test
    void aSignedBundleComesBackWhole() throws Exception {
        assertThat(BundleSignature.verify(SIGNED, List.of(STRANGER.getPublic(), TEAM.getPublic())))
                .isEqualTo(BUNDLE);
        assertThat(BundleSignature.read(SIGNED)).isEqualTo(BUNDLE);
        assertThat(BundleSignature.read(BUNDLE.toBytes())).isEqualTo(BUNDLE);
    }

    @Test
    void oneChangedByteIsTampering() {
        for (int position : new int[] {40, SIGNED.length / 2, SIGNED.length - 10}) {
            byte[] changed = SIGNED.clone();
            changed[position] = (byte) (changed[position] == 'x' ? 'y' : 'x');

            assertRefused(changed, BundleException.Reason.TAMPERED);
        }
    }

    @Test
    void anotherKeyIsNotTrusted() {
        byte[] byStranger = BundleSignature.sign(BUNDLE, STRANGER.getPrivate(), STRANGER.getPublic());

        assertRefused(byStranger, BundleException.Reason.UNKNOWN_KEY);
    }

    @Test
    void aSignatureByAnotherKeyUnderTheNameOfATrustedOneDoesNotFit() {
        byte[] forged = BundleSignature.sign(BUNDLE, STRANGER.getPrivate(), TEAM.getPublic());

        assertRefused(forged, BundleException.Reason.TAMPERED);
    }

    @Test
    void aCutOffBundleHasNoSignature() {
        assertRefused(Arrays.copyOf(SIGNED, SIGNED.length / 2), BundleException.Reason.NOT_SIGNED);
        assertRefused(BUNDLE.toBytes(), BundleException.Reason.NOT_SIGNED);
        assertRefused(new byte[0], BundleException.Reason.NOT_SIGNED);
    }

    @Test
    void anUnsignedBundleThatWasCutOffIsSeenToBe() {
        byte[] whole = BUNDLE.toBytes();

        assertThatThrownBy(() -> BundleSignature.read(Arrays.copyOf(whole, whole.length - 3)))
                .isInstanceOfSatisfying(
                        BundleException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BundleException.Reason.TRUNCATED));
        assertThatThrownBy(() -> BundleSignature.read("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        BundleException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BundleException.Reason.NOT_A_BUNDLE));
    }

    @Test
    void keysSurviveTheirPem() {
        assertThat(SigningKeys.publicKey(SigningKeys.toPem(TEAM.getPublic()))).isEqualTo(TEAM.getPublic());
        assertThat(SigningKeys.privateKey(SigningKeys.toPem(TEAM.getPrivate()))).isEqualTo(TEAM.getPrivate());
        assertThat(SigningKeys.id(TEAM.getPublic()))
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(SigningKeys.id(STRANGER.getPublic()));
        assertThatThrownBy(() -> SigningKeys.publicKey(SigningKeys.toPem(TEAM.getPrivate())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(byte[] file, BundleException.Reason reason) {
        assertThatThrownBy(() -> BundleSignature.verify(file, List.of(TEAM.getPublic())))
                .isInstanceOfSatisfying(
                        BundleException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
