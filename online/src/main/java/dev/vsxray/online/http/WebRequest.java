package dev.vsxray.online.http;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param scope hosts that may be talked to; must admit the host of {@code address}
 * @param json the body of a POST; empty for a GET
 * @param mostBytes decompressed bytes of the answer that are taken
 */
public record WebRequest(
        URI address, HostScope scope, SortedMap<String, String> headers, Optional<String> json, long mostBytes) {

    public WebRequest {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public static WebRequest get(URI address, HostScope scope, long mostBytes) {
        return new WebRequest(address, scope, new TreeMap<>(Map.of()), Optional.empty(), mostBytes);
    }

    public static WebRequest post(URI address, HostScope scope, String json, long mostBytes) {
        return new WebRequest(address, scope, new TreeMap<>(Map.of()), Optional.of(json), mostBytes);
    }

    public WebRequest with(String header, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new WebRequest(address, scope, more, json, mostBytes);
    }
}
