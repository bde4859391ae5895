package dev.vsxray.scanner.javascript.disguise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.javascript.NpmTools;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The payloads as the tools of npm write them today, of which {@link ObfuscatorFixturesTest} keeps a handful. */
class NpmToolsTest {

    /** Of the texts an analyst would look for, how many must be readable after javascript-obfuscator. */
    private static final double READABLE = 0.95;

    private static final List<Payload> PAYLOADS = Arrays.asList(Payload.values());
    private static final List<String> SCRIPTS =
            PAYLOADS.stream().map(Payload::plain).toList();

    @BeforeAll
    static void fetched() {
        NpmTools.assumeFetched();
    }

    @Test
    void nearlyEverythingComesOutOfTheObfuscator() throws Exception {
        List<String> missing = new ArrayList<>();
        int wanted = 0;
        for (Map.Entry<String, JsonNode> option :
                NpmTools.make("obfuscate", SCRIPTS).properties()) {
            for (int i = 0; i < PAYLOADS.size(); i++) {
                missing.addAll(missing(
                        option.getKey(),
                        PAYLOADS.get(i),
                        option.getValue().get(i).asText()));
                wanted += PAYLOADS.get(i).evidence().size();
            }
        }
        System.out.println("javascript-obfuscator: " + (wanted - missing.size()) + " of " + wanted + " texts readable");

        assertThat(wanted).isGreaterThan(PAYLOADS.size());
        assertThat(missing).hasSizeLessThanOrEqualTo((int) (wanted * (1 - READABLE)));
    }

    @Test
    void everythingComesOutOfTheMinifier() throws Exception {
        JsonNode minified = NpmTools.make("minify", SCRIPTS);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < PAYLOADS.size(); i++) {
            missing.addAll(missing("esbuild", PAYLOADS.get(i), minified.get(i).asText()));
        }

        assertThat(missing).isEmpty();
    }

    private static List<String> missing(String how, Payload payload, String script) {
        String readable = Reading.of(script).text();
        return payload.evidence().stream()
                .filter(text -> !readable.contains(text))
                .map(text -> how + " " + payload + ": " + text)
                .toList();
    }
}
