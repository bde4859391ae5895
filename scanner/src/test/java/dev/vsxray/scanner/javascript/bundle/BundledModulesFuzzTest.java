package dev.vsxray.scanner.javascript.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whatever the script or its map: modules, or none. Replays the kept inputs in every build; with {@code JAZZER_FUZZ=1} in the
 * environment it looks for new ones.
 */
class BundledModulesFuzzTest {

    private static final String SCRIPT = "a();\nb();\n// node_modules/ms/index.js\nc();\n\nd();".repeat(9);

    @FuzzTest(maxDuration = "2m")
    void script(byte[] bytes) {
        String text = "/*!\n" + new String(bytes, StandardCharsets.UTF_8);

        ask(Bundle.of(text, Optional.empty()), text);
    }

    @FuzzTest(maxDuration = "2m")
    void map(byte[] bytes) {
        ask(Bundle.of(SCRIPT, Optional.of(bytes)), SCRIPT);
    }

    private static void ask(Bundle bundle, String text) {
        for (int offset = 0; offset <= text.length(); offset++) {
            bundle.at(offset).ifPresent(module -> assertThat(module.name()).isNotEmpty());
        }
    }
}
