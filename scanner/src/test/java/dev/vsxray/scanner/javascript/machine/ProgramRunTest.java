package dev.vsxray.scanner.javascript.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramRunTest {

    /** A package in which the reading of {@code broken.js} fails as nothing should. */
    private static PackageSource files(Map<String, String> texts) {
        return new PackageSource() {
            @Override
            public Optional<String> text(String path) {
                if (path.equals("broken.js")) {
                    throw new IllegalStateException("a bug");
                }
                return Optional.ofNullable(texts.get(path));
            }

            @Override
            public Optional<byte[]> bytes(String path) {
                return Optional.empty();
            }

            @Override
            public boolean exists(String path) {
                return path.equals("broken.js") || texts.containsKey(path);
            }

            @Override
            public List<String> below(String folder) {
                return List.of();
            }
        };
    }

    @Test
    void aBugInOneScriptHidesNothingOfTheOthersAndIsTold() {
        Observations observations = new Observations();
        PackageSource files = files(Map.of(
                "first.js", "require('child_process').exec('echo first'); require('./broken.js');",
                "second.js", "require('child_process').exec('echo second');"));
        ProgramRun run = new ProgramRun(Catalogue.shipped(), files, observations, Surface.EXTENSION_HOST, 100_000);

        run.load("first.js");
        run.load("second.js");

        assertThat(observations.calls())
                .extracting(call -> call.place().script().path())
                .contains("first.js", "second.js");
        assertThat(observations.gaps())
                .containsExactly(new Gap(
                        "first.js",
                        Gap.Kind.INTERNAL,
                        "The program was not followed to its end: IllegalStateException",
                        ""));
    }
}
