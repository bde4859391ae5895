package dev.vsxray.reports.untrusted;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs that nobody can click by accident: {@code hxxps://host[.]example/path}. */
public final class Defanged {

    /** One character class under one quantifier: linear in the text. */
    private static final Pattern URL =
            Pattern.compile("(?i)(h)tt(ps?://)([^/\\s\"'`<>\\\\]*)|(w)s(s?://)([^/\\s\"'`<>\\\\]*)");

    private Defanged() {}

    /** {@code text} with every http and ws URL made harmless. */
    public static String of(String text) {
        Matcher url = URL.matcher(text);
        StringBuilder harmless = new StringBuilder(text.length());
        int done = 0;
        while (url.find()) {
            harmless.append(text, done, url.start());
            if (url.group(1) != null) {
                harmless.append(url.group(1)).append("xx").append(url.group(2));
                harmless.append(host(url.group(3)));
            } else {
                harmless.append(url.group(4)).append("x").append(url.group(5));
                harmless.append(host(url.group(6)));
            }
            done = url.end();
        }
        return harmless.append(text, done, text.length()).toString();
    }

    /** A host alone: {@code host[.]example}. */
    public static String host(String host) {
        return host.replace(".", "[.]");
    }
}
