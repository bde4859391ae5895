package dev.vsxray.reports.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headless Chromium, driven over WebDriver (https://www.w3.org/TR/webdriver2/) by the ChromeDriver on the PATH. Small
 * on purpose: a page from disk needs nothing else.
 */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

    private final Process driver;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String session;

    private Browser(Process driver, String address, Path profile) throws IOException {
        this.driver = driver;
        List<String> switches = new ArrayList<>(List.of(
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile));
        if (System.getProperty("user.name").equals("root")) {
            switches.add("--no-sandbox");
        }
        JsonNode created = send(
                address + "/session",
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "goog:chromeOptions", Map.of("args", switches),
                                        "goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL")))));
        this.session = address + "/session/" + created.get("sessionId").asText();
    }

    /** Where ChromeDriver is, if it is installed. */
    static Optional<Path> chromeDriver() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromedriver"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path chromeDriver, Path profile) throws IOException {
        Process driver = new ProcessBuilder(chromeDriver.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return new Browser(driver, "http://127.0.0.1:" + port.group(1), profile);
            }
        }
        throw new IOException("ChromeDriver ended before it listened");
    }

    /** Opens {@code page} and waits until its script has settled; what was logged before is forgotten. */
    void open(Path page, String fragment) throws IOException {
        openWithoutScript(page, fragment);
        runAsync("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    /** Opens {@code page}, whose script may be switched off. */
    void openWithoutScript(Path page, String fragment) throws IOException {
        post("/url", Map.of("url", "about:blank"));
        post("/se/log", Map.of("type", "browser"));
        post("/se/log", Map.of("type", "performance"));
        post("/url", Map.of("url", page.toUri() + fragment));
    }

    /** Runs {@code script} in the page; it returns a value. */
    JsonNode run(String script) throws IOException {
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Runs {@code script}, which calls its last argument with a value. */
    JsonNode runAsync(String script) throws IOException {
        return post("/execute/async", Map.of("script", script, "args", List.of()));
    }

    /** Types into whatever has the focus; special keys are code points of the WebDriver specification. */
    void type(String keys) throws IOException {
        List<Map<String, String>> actions = new ArrayList<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        });
        post("/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    /** Errors and warnings that the page caused, violations of its policy among them. */
    List<String> complaints() throws IOException {
        List<String> messages = new ArrayList<>();
        post("/se/log", Map.of("type", "browser"))
                .forEach(entry -> messages.add(entry.get("message").asText()));
        return messages;
    }

    /** What the page asked for over any network, besides itself. */
    List<String> requests() throws IOException {
        List<String> urls = new ArrayList<>();
        for (JsonNode entry : post("/se/log", Map.of("type", "performance"))) {
            JsonNode message = JSON.readTree(entry.get("message").asText()).get("message");
            if (message.get("method").asText().equals("Network.requestWillBeSent")) {
                urls.add(message.at("/params/request/url").asText());
            }
        }
        return urls;
    }

    /** A command of the Chrome DevTools protocol. */
    JsonNode command(String name, Map<String, Object> parameters) throws IOException {
        return post("/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    void emulateWidth(int width) throws IOException {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    void emulateMedia(String media, String scheme) throws IOException {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void screenshot(Path file) throws IOException {
        JsonNode picture = command(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "fromSurface", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    }

    @Override
    public void close() throws IOException {
        try {
            request(HttpRequest.newBuilder(URI.create(session)).DELETE().build());
        } finally {
            driver.destroy();
        }
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException {
        return send(session + path, body);
    }

    private JsonNode send(String url, Map<String, Object> body) throws IOException {
        return request(HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private JsonNode request(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(response.body()).get("value");
            if (response.statusCode() != 200) {
                throw new IOException("the browser said: " + value);
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
