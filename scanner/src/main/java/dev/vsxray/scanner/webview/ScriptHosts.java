package dev.vsxray.scanner.webview;

import java.util.Locale;
import java.util.Set;

/** Hosts that serve scripts of everybody: what they serve under a name is what was published under it. */
final class ScriptHosts {

    private static final Set<String> PUBLIC_CDNS = Set.of(
            "cdn.jsdelivr.net",
            "fastly.jsdelivr.net",
            "unpkg.com",
            "cdnjs.cloudflare.com",
            "esm.sh",
            "esm.run",
            "cdn.skypack.dev",
            "ga.jspm.io",
            "code.jquery.com",
            "ajax.googleapis.com",
            "ajax.aspnetcdn.com",
            "maxcdn.bootstrapcdn.com",
            "stackpath.bootstrapcdn.com",
            "cdn.plot.ly",
            "cdn.mathjax.org",
            "cdn.tailwindcss.com",
            "d3js.org",
            "use.fontawesome.com",
            "kit.fontawesome.com",
            "cdn.bokeh.org",
            "www.gstatic.com",
            "cdn.bootcdn.net");

    private ScriptHosts() {}

    static boolean isPublicCdn(String host) {
        return PUBLIC_CDNS.contains(host.toLowerCase(Locale.ROOT));
    }
}
