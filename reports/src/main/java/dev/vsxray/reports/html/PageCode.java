package dev.vsxray.reports.html;

/**
 * The page's one style sheet and one script, and the policy that lets a browser use these two and nothing else.
 *
 * @param policy value of the content security policy; it names both by hash, so that code smuggled into the page is
 *     not run even where escaping failed. {@code frame-ancestors} and {@code sandbox} have no effect in a page and are
 *     left to whoever serves it
 */
public record PageCode(String style, String script, String policy) {

    private static final String REST =
            "; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

    static PageCode load() {
        PagePart style = PagePart.of(PageCode.class, "report.css");
        PagePart script = PagePart.of(PageCode.class, "report.js");
        return new PageCode(
                style.text(),
                script.text(),
                "default-src 'none'; script-src " + script.policySource() + "; style-src " + style.policySource()
                        + REST);
    }

    /** For a page that has no script: none may run. */
    PageCode withoutScript() {
        return new PageCode(style, "", "default-src 'none'; style-src " + new PagePart(style).policySource() + REST);
    }
}
