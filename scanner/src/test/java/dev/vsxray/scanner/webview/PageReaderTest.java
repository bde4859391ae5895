package dev.vsxray.scanner.webview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "attribute | <iframe width=0 height=0 src=https://t.invalid/a></iframe>",
                "attribute | <iframe hidden src='https://t.invalid/a'></iframe>",
                "style     | <IFRAME STYLE='display : NONE !important' SRC='//t.invalid/a'></IFRAME>",
                "style     | <iframe style=\"width:1px;height:1px\" src=\"http://t.invalid/a\"></iframe>",
                "style     | <iframe style=\"position:absolute;left:-9999px\" src=\"http://t.invalid/a\"></iframe>",
                "style     | <iframe style=\"opacity:0\" src=\"h\tttp://t.invalid/a\"></iframe>",
                "rule      | <style>iframe { width: 0; height: 0; border: none }</style><iframe src=http://t.invalid/></iframe>",
                "rule      | <iframe class='a b' src=http://t.invalid/></iframe><style>p{} div > .b{visibility:hidden}</style>",
                "rule      | <style>@media all { #f, p { display:none } }</style><iframe id=f src=http://t.invalid/></iframe>",
                "ancestor  | <div style='display:none'><p><iframe src=http://t.invalid/></iframe></div>",
                "style     | <iframe style='display:none' src='&#104;ttps&colon;//t.invalid/a'></iframe>"
            })
    void aHiddenFrameIsFoundHoweverItIsHidden(String how, String html) {
        Trait trait = traits(html).get(0);
        assertThat(trait.name()).isEqualTo("hidden-iframe");
        assertThat(trait.facts()).containsEntry("hidden-by", how.strip()).containsEntry("host", "t.invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe src='./local.html' style='display:none'></iframe>",
                "<div hidden></div><p>text</p>",
                "<!-- <iframe src=http://t.invalid/ hidden></iframe> -->",
                "<script>const s = \"<iframe hidden src='http://t.invalid'>\";</script>",
                "<img src='data:image/png;base64,AAAA' width=1 height=1>",
                "<a href='https://docs.example/'>docs</a>",
                "<meta http-equiv='refresh' content='5'>",
                "<form action='#'><input type=text></form>"
            })
    void everydayMarkupShowsNothing(String html) {
        assertThat(traits(html)).isEmpty();
    }

    @Test
    void aVisibleFrameIsNoHiddenOne() {
        assertThat(traits("<div style='display:none'></div><iframe width=600 src=https://d.example/></iframe>"))
                .extracting(Trait::name)
                .containsExactly("remote-iframe");
    }

    @Test
    void aRuleWhoseSelectorSelectsNothingHidesNothing() {
        assertThat(names("<style> > + ~ {display:none}</style><iframe src=https://e.invalid/></iframe>"))
                .containsExactly("remote-iframe");
    }

    @Test
    void remoteThingsAreTold() {
        assertThat(names("<base href=https://b.invalid/><script src=//c.invalid/a.js></script>"
                        + "<img src=https://p.invalid/x width=1 height=1><form action=https://f.invalid/ method=post>"
                        + "<input type=PASSWORD name=pw></form><meta http-equiv=refresh content='0;url=https://r.invalid/'>"
                        + "<link rel=stylesheet href=https://s.invalid/a.css>"))
                .containsExactly(
                        "remote-base",
                        "remote-script",
                        "tracking-pixel",
                        "form-posts-away",
                        "password-field",
                        "meta-refresh",
                        "remote-style");
    }

    /** A capital I with a dot is two characters in lower case. */
    @Test
    void whereAPageLeadsIsReadBehindAnyLetters() {
        String page = "<html><head><meta http-equiv='refresh' content='%sURL=https://evil.invalid/a'></head></html>";

        assertThat(names(page.formatted("0; "))).contains("meta-refresh");
        assertThat(names(page.formatted("\u0130".repeat(100)))).contains("meta-refresh");
    }

    @Test
    void aHiddenFrameSaysWhatItIsForByTheWordsOfItsAddress() {
        assertThat(traits("<iframe hidden src=https://a.example/oauth2/silent></iframe>")
                        .get(0)
                        .facts())
                .containsEntry("named-for", "sign-in");
        assertThat(traits("<iframe hidden src=https://a.example/embed/7></iframe>")
                        .get(0)
                        .facts())
                .containsEntry("named-for", "embedding");
        assertThat(traits("<iframe hidden src=https://author.example/assigned></iframe>")
                        .get(0)
                        .facts())
                .containsEntry("named-for", "nothing");
    }

    @Test
    void aRelativeScriptIsOfTheHostThatTheBaseOfThePageNames() {
        String page = "<script src=one.js></script><base href='https://b.example/x/'><script src=two.js></script>";

        assertThat(traits(page))
                .filteredOn(trait -> trait.name().equals("remote-script"))
                .singleElement()
                .satisfies(script -> assertThat(script.facts()).containsEntry("host", "b.example"));
    }

    @Test
    void scriptsOfKnownServicesAreToldFromThoseOfOthers() {
        assertThat(traits("<script src=https://js.stripe.com/v3></script>")
                        .get(0)
                        .facts())
                .containsEntry("service", "true")
                .containsEntry("public-cdn", "false");
        assertThat(traits("<script src=https://notstripe.com/v3></script>")
                        .get(0)
                        .facts())
                .containsEntry("service", "false");
    }

    @Test
    void whoAsksForTheWordsOfAWalletIsTold() {
        assertThat(traits("<p>Enter your 12-word recovery phrase</p><textarea></textarea><input>"))
                .filteredOn(trait -> trait.name().equals("sign-in-of-a-provider"))
                .singleElement()
                .satisfies(trait -> assertThat(trait.facts()).containsEntry("provider", "wallet"));
        assertThat(names("<p>What a recovery phrase is</p>")).isEmpty();
    }

    @Test
    void thePasswordThatAPageAsksForIsThatOfWhomItNames() {
        assertThat(traits("<p>npm password</p><input type=password>"))
                .filteredOn(trait -> trait.name().equals("sign-in-of-a-provider"))
                .singleElement()
                .satisfies(trait -> assertThat(trait.facts()).containsEntry("provider", "npm"));
        assertThat(traits("<p>Key passphrase</p><input type=password>"))
                .filteredOn(trait -> trait.name().equals("sign-in-of-a-provider"))
                .singleElement()
                .satisfies(trait -> assertThat(trait.facts()).containsEntry("provider", "this-machine"));
    }

    @Test
    void policiesAreJudgedByWhatTheyAllow() {
        String page = "<html><head>%s<script>a()</script></head></html>";
        assertThat(names(page.formatted(""))).containsExactly("page-without-policy");
        assertThat(
                        names(
                                page.formatted(
                                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src ${webview.cspSource} https:; script-src 'nonce-${nonce}'\">")))
                .isEmpty();
        Trait weak = traits(
                        page.formatted(
                                "<meta http-equiv='Content-Security-Policy' content=\"default-src *; script-src 'unsafe-inline' 'unsafe-eval'\">"))
                .get(0);
        assertThat(weak.name()).isEqualTo("page-with-weak-policy");
        assertThat(weak.facts())
                .containsEntry("open-to", "connect,default,frame,img")
                .containsEntry("unsafe-inline", "true")
                .containsEntry("unsafe-eval", "true");
    }

    @Test
    void scriptsAreHandedOnWithTheirPlaces() {
        String html =
                "<p onclick=\"go(&quot;x&quot;)\">\n<script>\nfirst()</script><script type='text/template'><b></script>"
                        + "<a href='javascript:second()'>";
        List<EmbeddedScript> scripts = PageReader.read(text(html), new Observations("a.html"));
        assertThat(scripts).extracting(EmbeddedScript::text).containsExactly("go(\"x\")", "\nfirst()", "second()");
        assertThat(scripts.get(1).location().offset()).isEqualTo(html.indexOf("\nfirst"));
        assertThat(scripts.get(1).location().line()).isEqualTo(2);
    }

    @Test
    void pagesInsidePagesAreRead() {
        assertThat(names("<iframe srcdoc=\"<script src='https://i.invalid/a.js'></script>\"></iframe>"))
                .containsExactly("remote-script");
        String data = java.util.Base64.getEncoder()
                .encodeToString("<script src='https://j.invalid/a.js'></script>".getBytes(StandardCharsets.UTF_8));
        assertThat(names("<iframe src='data:text/html;base64," + data + "'></iframe>"))
                .containsExactly("remote-script");
    }

    @Test
    void theFourServicesOfTheKnownSpywareAreNamed() {
        assertThat(traits("<script>window.zhuge=1; gio('init','k'); var _hmt=[]; TDAPP.onEvent('a')</script>"))
                .extracting(trait -> trait.facts().get("service"))
                .containsExactly("Baidu Analytics", "GrowingIO", "TalkingData", "Zhuge");
    }

    @Test
    @Timeout(20)
    void hostilePagesAreReadInLinearTime() {
        for (String piece : List.of(
                "<div>",
                "<table><tr><td>",
                "<a href='x'>",
                "<!--",
                "<!-- -- -->",
                "<",
                "</p>",
                "<p",
                "<x a=",
                "<script>",
                "<style>a{",
                "a{b{}",
                "&#",
                "<p class='a b c' style='a:b;c:d'>",
                "<input>",
                "<input> recovery ")) {
            traits(piece.repeat(300_000 / piece.length()));
        }
        traits("<style>" + "a{display:none}".repeat(20_000) + "</style>" + "<iframe>".repeat(2_000));
    }

    private static List<String> names(String html) {
        return traits(html).stream().map(Trait::name).toList();
    }

    private static List<Trait> traits(String html) {
        Observations observations = new Observations("a.html");
        PageReader.read(text(html), observations);
        return observations.features().stream().map(Trait.class::cast).toList();
    }

    private static FileText text(String html) {
        return FileText.of("a.html", html.getBytes(StandardCharsets.UTF_8));
    }
}
