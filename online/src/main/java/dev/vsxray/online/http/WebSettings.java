package dev.vsxray.online.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the tool behaves on the network.
 *
 * @param userAgent names the tool and its version, nothing of the machine
 * @param cache folder for answers that servers allow to keep; empty for none
 * @param proxy how to reach hosts
 * @param authorities files with certificates in PEM that are trusted beside the system's
 * @param plainLoopback whether {@code http} is allowed to this machine itself, for a gallery that runs on it
 */
public record WebSettings(
        String userAgent,
        Patience patience,
        Optional<Path> cache,
        ProxySettings proxy,
        List<Path> authorities,
        boolean plainLoopback) {

    public WebSettings {
        authorities = List.copyOf(authorities);
    }

    /** HTTPS only, straight, nothing kept. */
    public static WebSettings of(String userAgent) {
        return new WebSettings(userAgent, Patience.USUAL, Optional.empty(), ProxySettings.NONE, List.of(), false);
    }

    public WebSettings with(Patience other) {
        return new WebSettings(userAgent, other, cache, proxy, authorities, plainLoopback);
    }

    public WebSettings withPlainLoopback() {
        return new WebSettings(userAgent, patience, cache, proxy, authorities, true);
    }
}
