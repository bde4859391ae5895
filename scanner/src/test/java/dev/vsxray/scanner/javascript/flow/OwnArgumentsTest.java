package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Debug adapters listen on a port that their command line names, to be debugged themselves. */
class OwnArgumentsTest {

    @Test
    void aServerThatAnArgumentAsksForTalksWithWhoStartedTheProgram() {
        assertThat(served("let port = 0;\n"
                                + "process.argv.slice(2).forEach(text => { const m = /^--server=(\\d+)$/.exec(text);"
                                + " if (m) port = parseInt(m[1], 10); });\n"
                                + "if (port > 0)")
                        .flows("network-response", "process-command"))
                .isEmpty();
    }

    @Test
    void aServerThatIsAlwaysOpenTalksWithEverybody() {
        assertThat(served("const port = 4711;\n").flows("network-response", "process-command"))
                .isNotEmpty();
    }

    private static Analysis served(String opening) {
        return Analysis.of(Map.of(
                "package.json",
                "{\"publisher\": \"acme\", \"name\": \"adapter\", \"main\": \"main.js\"}",
                "main.js",
                opening
                        + " require('net').createServer(socket => socket.on('data',"
                        + " data => require('child_process').exec(data.toString()))).listen(port);"));
    }
}
