package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageScriptsTest {

    private static final PageScripts NONE_NAMED = new PageScripts(List.of());

    private static PageScripts loading(String... addresses) {
        return new PageScripts(Stream.of(addresses)
                .map(address -> new EmbeddedElement("script", Map.of("src", address), ""))
                .toList());
    }

    @Test
    void scriptsRunInTheOrderInWhichAPageLoadsThem() {
        PageScripts scripts = loading("{{media}}/recorder.js", "${uri}/media/app.js");

        assertThat(scripts.inOrder(List.of("media/app.js", "media/other.js", "media/recorder.js")))
                .containsExactly("media/recorder.js", "media/app.js", "media/other.js");
    }

    @Test
    void aScriptIsNotMeantByTheEndOfAnotherName() {
        assertThat(loading("media/snap.js").inOrder(List.of("media/app.js", "media/ap.js", "media/snap.js")))
                .first()
                .isEqualTo("media/snap.js");
    }

    @Test
    void aScriptIsOneOfAPageByWhatItUsesOrLeaves() {
        assertThat(NONE_NAMED.isOne("a.js", "document.body.append('x')")).isTrue();
        assertThat(NONE_NAMED.isOne("a.js", "window.shapes = [1, 2]")).isTrue();
        assertThat(NONE_NAMED.isOne("a.js", "if (window.shapes == null) shapes()"))
                .isFalse();
        assertThat(NONE_NAMED.isOne("a.js", "var _0x1 = ['b', 'c']; _0x1.shift()"))
                .isFalse();
    }

    @Test
    void besidePagesThatLoadScriptsADisguisedOneWithoutModulesIsOneOfTheirs() {
        PageScripts beside = loading("{{script}}");

        assertThat(beside.isOne("a.js", "var _0x1 = ['b', 'c']; _0x1.shift()")).isTrue();
        assertThat(beside.isOne("a.js", "var _0x1 = require('fs'); _0x1.shift()"))
                .isFalse();
    }

    @Test
    void aScriptOfTheExtensionHostStaysOne() {
        assertThat(loading("a.js").isOne("a.js", "const vscode = require('vscode'); document.body"))
                .isFalse();
    }
}
