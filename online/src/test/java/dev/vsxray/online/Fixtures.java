package dev.vsxray.online;

import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** Small packages and answers in the shapes that registries give. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** This machine and nobody else. */
    public static final HostScope LOOPBACK = HostScope.of("localhost", "127.0.0.1");

    private Fixtures() {}

    /** Talks to this machine in plain text, and never waits. */
    public static Web web() throws IOException {
        return new Web(WebSettings.of("vsxray/7").withPlainLoopback(), CLOCK, unused -> {});
    }

    /** A {@code .vsix} of {@code acme.tool}, with these files below {@code extension/} besides its manifest. */
    public static byte[] vsix(String version, Map<String, String> files) throws IOException {
        Map<String, String> all = new TreeMap<>(files);
        all.putIfAbsent(
                "package.json",
                "{\"publisher\": \"acme\", \"name\": \"tool\", \"version\": \"" + version
                        + "\", \"engines\": {\"vscode\": \"^1.90.0\"}, \"main\": \"./main.js\"}");
        Map<String, byte[]> entries = new TreeMap<>();
        all.forEach((path, text) -> entries.put("extension/" + path, text.getBytes(StandardCharsets.UTF_8)));
        entries.put("extension.vsixmanifest", "<PackageManifest/>".getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    public static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    public static MockResponse json(String body) {
        return answer(200, body).setHeader("Content-Type", "application/json").build();
    }

    public static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    public static MockResponse bytes(byte[] body) {
        return new MockResponse.Builder().body(new Buffer().write(body)).build();
    }

    /** A gallery's answer with one extension. */
    public static String gallery(String extension) {
        return "{\"results\": [{\"extensions\": [" + extension + "], \"resultMetadata\": []}]}";
    }

    /**
     * {@code acme.tool} as a gallery lists it.
     *
     * @param files JSON objects of {@code files}, joined by commas
     */
    public static String tool(String flags, String files) {
        return """
                {"extensionId": "0f0e0d0c-0000-4000-8000-000000000001", "extensionName": "tool", "displayName": "Acme Tool",
                 "flags": "%s", "releaseDate": "2024-01-02T03:04:05.6Z", "publishedDate": "2024-01-02T03:04:05.6Z",
                 "lastUpdated": "2026-11-20T00:00:00Z",
                 "publisher": {"publisherId": "9", "publisherName": "Acme", "displayName": "Acme Corp", "flags": "verified",
                               "domain": "https://acme.example", "isDomainVerified": true},
                 "statistics": [{"statisticName": "install", "value": 1234.0}, {"statisticName": "averagerating", "value": 4.25},
                                {"statisticName": "ratingcount", "value": 17.0}],
                 "versions": [
                   {"version": "1.3.0", "lastUpdated": "2026-11-20T00:00:00Z", "files": [],
                    "properties": [{"key": "Microsoft.VisualStudio.Code.PreRelease", "value": "true"}]},
                   {"version": "1.2.0", "targetPlatform": "linux-x64", "lastUpdated": "2026-11-01T00:20:00Z", "files": [%s],
                    "properties": []},
                   {"version": "1.2.0", "targetPlatform": "universal", "lastUpdated": "2026-11-01T00:10:00Z", "files": [%s]},
                   {"version": "1.1.0", "lastUpdated": "2026-11-01T00:00:00Z"},
                   {"version": "1.0.0", "lastUpdated": "2024-01-02T03:04:05Z"}]}
                """.formatted(flags, files, files);
    }
}
