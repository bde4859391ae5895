package dev.vsxray.scanner.javascript.disguise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Outputs of the npm package javascript-obfuscator 5.8.0 over payloads of ours, by the option that makes each hard to read:
 * presets, a table of strings encrypted with RC4 behind wrappers, flattened control flow, injected dead code, escapes; and
 * all of it at once, with the traps for formatters and debuggers. The one that ends in 4 is of version 4.2.2.
 */
class ObfuscatorFixturesTest {

    @ParameterizedTest
    @CsvSource({
        "shell-command.low.js, child_process, https://a1.example/x",
        "shell-command.medium.js, child_process, https://a1.example/x",
        "shell-command.deadcode.js, child_process, https://a1.example/x",
        "shell-command.unicode.js, child_process, https://a1.example/x",
        "token-to-host.rc4.js, NPM_TOKEN, https://a11.example/t?",
        "token-to-host.flattening.js, NPM_TOKEN, https://a11.example/t?",
        "installs-extension.rc4.js, child_process, --install-extension a12.invalid",
        "installs-extension.flattening.js, child_process, --install-extension a12.invalid",
        "shell-start-file.medium.js, .bashrc, /tmp/a6.invalid",
        "file-to-host.rc4.js, /etc/hosts, a2.example",
        "shell-command.everything.js, child_process, https://a1.example/x",
        "installs-extension.high.js, child_process, --install-extension a12.invalid",
        "shell-command.no-eval4.js, child_process, https://a1.example/x",
    })
    void whatTheyHideComesOut(String fixture, String first, String second) throws IOException {
        assertThat(Reading.of(resource(fixture)).text()).contains(first, second);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ObfuscatorFixturesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
