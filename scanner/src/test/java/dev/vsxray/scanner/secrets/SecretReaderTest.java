package dev.vsxray.scanner.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All secrets here are made up; those with a checksum are put together so that no text of this file is one. */
class SecretReaderTest {

    private static final String RANDOM = "q7Wm2ZkR9sXb4TnV6cYd8LpG3hJf5Q";

    @Test
    void aTokenWithAValidChecksumIsFoundAndMasked() {
        String token = "ghp" + "_" + RANDOM + checksum(RANDOM);
        List<Trait> traits = traits("src/a.js", "const t = '" + token + "';");
        assertThat(traits).hasSize(1);
        assertThat(traits.get(0).facts())
                .containsEntry("kind", "github-token")
                .containsEntry("checked", "true")
                .containsEntry("masked", "ghp_q7\u2026 (40 characters)");
        assertThat(traits.toString()).doesNotContain(RANDOM);
    }

    @Test
    void aTokenWithAWrongChecksumIsAStringOfThatShape() {
        assertThat(traits("src/a.js", "'ghp" + "_" + RANDOM + "000000'")).isEmpty();
    }

    @Test
    void tokensWithoutChecksumAreFoundByShape() {
        assertThat(kinds("bot = '7312345678:AA" + "HqW3zRkT9sXb4TnV6cYd8LpG3hJf5QmZw'"))
                .containsExactly("telegram-bot-token");
        assertThat(kinds("key=sk-ant-" + "api03-" + (RANDOM + RANDOM + RANDOM).substring(0, 86)))
                .containsExactly("anthropic-key");
        assertThat(kinds("u = 'postgres://svc:q7Wm2ZkR9s@db.evil.invalid:5432/x'"))
                .containsExactly("database-address");
    }

    @Test
    void aPrivateKeyIsFoundAlsoInsideAString() {
        String body = (RANDOM + RANDOM + "\\n").repeat(5);
        assertThat(kinds("k = \"-----BEGIN RSA " + "PRIVATE KEY-----\\n" + body + "\""))
                .containsExactly("private-key");
    }

    @Test
    void credentialFilesAreRead() {
        assertThat(traits(".env", "API_TOKEN=q7Wm2ZkR9sXb4TnV6c\nDEBUG=true\n"))
                .extracting(t -> t.facts().get("kind"))
                .containsExactly("environment-file");
        assertThat(traits(".npmrc", "//registry.example/:_authToken=q7Wm2ZkR9sXb4TnV6c\n"))
                .hasSize(1);
        assertThat(traits(".npmrc", "//registry.example/:_authToken=${NPM_TOKEN}\nregistry=https://r.example\n"))
                .isEmpty();
        assertThat(traits(".vsce", "{\"publishers\":[]}"))
                .extracting(Trait::name)
                .containsExactly("credential-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const re = /ghp_[A-Za-z0-9]{36}/",
                "AKIAIOSFODNN7EXAMPLE",
                "AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
                "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
                "mongodb://user:password@localhost:27017/db",
                "postgres://user:${process.env.PASSWORD}@db.example.org/x",
                "https://docs.example/a://b",
                "npm_config_registry=https://r.example",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmnopqrstuvwxyz"
            })
    void patternsPlaceholdersAndLocalAddressesAreNoSecrets(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @Test
    void examplesOfTestsArePassedOver() {
        String token = "ghp" + "_" + RANDOM + checksum(RANDOM);
        assertThat(traits("test/fixtures/a.js", token)).isEmpty();
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Checksums.base62(crc.getValue());
    }

    private static List<String> kinds(String text) {
        return traits("src/a.js", text).stream()
                .map(trait -> trait.facts().get("kind"))
                .toList();
    }

    private static List<Trait> traits(String path, String text) {
        Observations observations = new Observations(path);
        SecretReader.read(FileText.of(path, text.getBytes(StandardCharsets.UTF_8)), observations);
        return observations.features().stream().map(Trait.class::cast).toList();
    }
}
