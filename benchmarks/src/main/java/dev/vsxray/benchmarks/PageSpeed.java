package dev.vsxray.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a page of a report takes until it can be used, in a headless Chromium: from the start of the navigation until it
 * is painted, and until the table has answered, painted, a search that was typed as soon as the page had loaded. Needs
 * ChromeDriver on the PATH. The measuring script is the browser's, not the page's, whose policy would refuse it.
 */
public final class PageSpeed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

    /** Two frames later what was changed is painted. */
    private static final String MEASURE = """
            addEventListener('load', () => {
              const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
              painted(() => {
                const loaded = performance.now();
                const search = document.getElementById('q');
                search.focus();
                search.value = '%s';
                search.dispatchEvent(new Event('input', { bubbles: true }));
                painted(() => { window.measured = [loaded, performance.now(), document.getElementById('count').textContent]; });
              });
            });
            """;

    private PageSpeed() {}

    /** {@code PAGE.html SEARCH RUNS} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        URI page = Path.of(arguments[0]).toAbsolutePath().toUri();
        int runs = Integer.parseInt(arguments[2]);
        Process driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            String session = session("http://127.0.0.1:" + port(driver) + "/session");
            try {
                run(session, page, MEASURE.formatted(arguments[1]), runs);
            } finally {
                send("DELETE", session, Map.of());
            }
        } finally {
            driver.destroy();
        }
    }

    private static void run(String session, URI page, String script, int runs)
            throws IOException, InterruptedException {
        Map<String, Object> early =
                Map.of("cmd", "Page.addScriptToEvaluateOnNewDocument", "params", Map.of("source", script));
        send("POST", session + "/goog/cdp/execute", early);
        List<Double> answered = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            send("POST", session + "/url", Map.of("url", "data:,"));
            send("POST", session + "/url", Map.of("url", page.toString()));
            JsonNode measured = send(
                    "POST",
                    session + "/execute/async",
                    Map.of(
                            "args",
                            List.of(),
                            "script",
                            "const done = arguments[0];"
                                    + "const look = () => window.measured ? done(window.measured) : setTimeout(look, 20);"
                                    + "look();"));
            answered.add(measured.get(1).asDouble());
            System.out.printf(
                    Locale.ROOT,
                    "painted after %4.0f ms, search answered after %4.0f ms (%s)%n",
                    measured.get(0).asDouble(),
                    measured.get(1).asDouble(),
                    measured.get(2).asText());
        }
        answered.sort(null);
        System.out.printf(
                Locale.ROOT,
                "usable after %.0f ms in the middle of %d runs, %.0f ms at most%n",
                answered.get(runs / 2),
                runs,
                answered.get(runs - 1));
    }

    private static String port(Process driver) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IOException("ChromeDriver ended before it listened");
    }

    private static String session(String address) throws IOException, InterruptedException {
        List<String> switches = new ArrayList<>(List.of("--headless", "--disable-gpu", "--no-first-run"));
        if (System.getProperty("user.name").equals("root")) {
            switches.add("--no-sandbox");
        }
        Map<String, Object> wanted = Map.of("goog:chromeOptions", Map.of("args", switches));
        JsonNode created = send("POST", address, Map.of("capabilities", Map.of("alwaysMatch", wanted)));
        return address + "/" + created.get("sessionId").asText();
    }

    private static JsonNode send(String method, String url, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher sent = method.equals("DELETE")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .method(method, sent)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode value = JSON.readTree(response.body()).get("value");
        if (response.statusCode() != 200) {
            throw new IOException("the browser said: " + value);
        }
        return value;
    }
}
