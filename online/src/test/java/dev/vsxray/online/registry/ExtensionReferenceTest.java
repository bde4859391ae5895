package dev.vsxray.online.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.ExtensionId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionReferenceTest {

    @Test
    void readsRegistryIdAndVersion() {
        assertThat(ExtensionReference.of("openvsx:acme.my-tool@1.2.3-beta"))
                .contains(new ExtensionReference(
                        "openvsx", new ExtensionId("acme", "my-tool"), Optional.of("1.2.3-beta")));
        assertThat(ExtensionReference.of("acme.tool@latest"))
                .contains(new ExtensionReference("", new ExtensionId("acme", "tool"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme/tool", "../a.b", "a.b/c", "acme.tool@", "acme.tool@1 2", "C:\\a.b", ""})
    void anythingElseIsNoName(String text) {
        assertThat(ExtensionReference.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-x64",
        "Linux, aarch64, true, alpine-arm64",
        "Linux, arm, false, linux-armhf",
        "Mac OS X, aarch64, false, darwin-arm64",
        "Windows 11, amd64, false, win32-x64",
    })
    void platformsHaveTheNamesOfTheEditors(String system, String architecture, boolean alpine, String name) {
        assertThat(TargetPlatform.of(system, architecture, alpine)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "1.10.0, 1.9.0, true",
        "1.9.0, 1.10.0, false",
        "1.9.0, 1.9.0, false",
        "2.0.0, 2.0.0-beta, true",
        "newest, 1.0.0, false",
    })
    void newerIsByNumbersAndNotByLetters(String version, String than, boolean newer) {
        assertThat(VersionOrder.isNewer(version, than)).isEqualTo(newer);
    }
}
