package dev.vsxray.online.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy of the user, from the variables that other command-line tools read: {@code HTTPS_PROXY} (or
 * {@code https_proxy}, {@code ALL_PROXY}) and {@code NO_PROXY}.
 *
 * @param proxy host and port; empty to go straight
 * @param straight hosts that are reached without it; one that begins with a dot stands for all below, {@code *} for all
 */
public record ProxySettings(Optional<InetSocketAddress> proxy, List<String> straight) {

    public static final ProxySettings NONE = new ProxySettings(Optional.empty(), List.of());

    private static final int USUAL_PORT = 8080;

    public ProxySettings {
        straight = List.copyOf(straight);
    }

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException where the proxy's address is none
     */
    public static ProxySettings of(Map<String, String> environment) {
        Optional<String> address = variable(environment, "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");
        List<String> straight = variable(environment, "NO_PROXY", "no_proxy")
                .map(list -> Arrays.stream(list.split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .map(name -> name.startsWith("*.") ? name.substring(1) : name)
                        .toList())
                .orElse(List.of());
        return new ProxySettings(address.map(ProxySettings::parsed), straight);
    }

    private static Optional<String> variable(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static InetSocketAddress parsed(String address) {
        URI uri = URI.create(address.contains("://") ? address : "http://" + address);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the proxy must be http://host:port, found " + address);
        }
        // Resolving is left to the moment of the connection.
        return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
    }

    /** Without settings of its own, what Java was told with {@code https.proxyHost}. */
    ProxySelector selector() {
        if (proxy.isEmpty()) {
            return ProxySelector.getDefault();
        }
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
                return proxy.filter(unused -> !goesStraight(host))
                        .map(address -> List.of(new Proxy(
                                Proxy.Type.HTTP, new InetSocketAddress(address.getHostString(), address.getPort()))))
                        .orElse(List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The request itself fails and says so.
            }
        };
    }

    private boolean goesStraight(String host) {
        return straight.stream()
                .anyMatch(name -> name.equals("*")
                        || host.equals(name)
                        || host.endsWith(name.startsWith(".") ? name : "." + name));
    }
}
