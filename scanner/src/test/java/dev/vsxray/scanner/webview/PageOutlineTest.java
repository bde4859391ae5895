package dev.vsxray.scanner.webview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.text.EmbeddedElement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageOutlineTest {

    @Test
    void elementsAreToldThatHaveANameOrThatScriptsLookUpByTheirTag() {
        String page =
                "<main><p>one</p><p class='two'>three</p><DIV ID=four data-Line=\"a &amp; b\">five</DIV><meta name=six content=seven></main>";

        assertThat(PageOutline.of(page))
                .containsExactly(
                        new EmbeddedElement("p", Map.of("class", "two"), "three"),
                        new EmbeddedElement("div", Map.of("id", "four", "data-line", "a & b"), "five"),
                        new EmbeddedElement("meta", Map.of("name", "six", "content", "seven"), ""));
    }

    @Test
    void whatStandsInAScriptIsAllOfItsTextAndElsewhereWhatStandsBeforeTheNextTag() {
        String page = "<script type=json id=a>{\"b\": \"<c>\"}</script><template id=d>e<i>f</i></template>";

        assertThat(PageOutline.of(page)).extracting(EmbeddedElement::content).containsExactly("{\"b\": \"<c>\"}", "e");
    }

    @Test
    void aPageThatBreaksOffIsToldAsFarAsItGoes() {
        assertThat(PageOutline.of("<p id=a>b<p id=c"))
                .extracting(EmbeddedElement::content)
                .containsExactly("b", "");
    }

    @Test
    void ofAPageOfThousandsOfElementsTheFirstAreTold() {
        assertThat(PageOutline.of("<b id=x>".repeat(5_000))).hasSize(300);
    }
}
