package dev.vsxray.scanner.webview;

import java.util.Locale;
import java.util.Set;

/** Hosts whose scripts pages of all kinds load. */
final class ScriptHosts {

    /** They serve scripts of everybody: what they serve under a name is what was published under it. */
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

    /** Services that a page cannot use but by their own script, with all hosts below: maps, payment, sign-in, statistics. */
    private static final Set<String> SERVICES = Set.of(
            "googleapis.com",
            "gstatic.com",
            "apis.google.com",
            "accounts.google.com",
            "googletagmanager.com",
            "google-analytics.com",
            "clarity.ms",
            "hotjar.com",
            "mixpanel.com",
            "mxpnl.com",
            "segment.com",
            "posthog.com",
            "amplitude.com",
            "plausible.io",
            "sentry-cdn.com",
            "datadoghq-browser-agent.com",
            "js.monitor.azure.com",
            "baidu.com",
            "msauth.net",
            "auth0.com",
            "okta.com",
            "stripe.com",
            "paypal.com",
            "challenges.cloudflare.com",
            "static.cloudflareinsights.com",
            "hcaptcha.com",
            "youtube.com",
            "vimeo.com",
            "twitter.com",
            "intercom.io",
            "zendesk.com",
            "mapbox.com",
            "arcgis.com",
            "openstreetmap.org",
            "microsoft.com",
            "office.com",
            "office.net",
            "live.com",
            "powerbi.com",
            "githubassets.com");

    private ScriptHosts() {}

    static boolean isService(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return SERVICES.stream().anyMatch(service -> name.equals(service) || name.endsWith("." + service));
    }

    static boolean isPublicCdn(String host) {
        return PUBLIC_CDNS.contains(host.toLowerCase(Locale.ROOT));
    }
}
