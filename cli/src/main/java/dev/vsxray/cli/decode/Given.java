package dev.vsxray.cli.decode;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.analysis.PackageAnalyzer;
import dev.vsxray.scanner.analysis.PackageFeatures;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.archive.PackageOpener;
import dev.vsxray.scanner.archive.ReadLimits;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.secrets.Mask;
import dev.vsxray.signatures.catalogue.Catalogue;
import dev.vsxray.signatures.pattern.PatternSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What both commands do with what they are given: read without rules, show without danger. */
final class Given {

    private final Surroundings around;
    private final boolean raw;
    private final Mask secrets;

    /** @param raw whether URLs and secrets stay as they are */
    Given(Surroundings around, boolean raw) {
        this(around, raw, Mask.ofFormats());
    }

    private Given(Surroundings around, boolean raw, Mask secrets) {
        this.around = around;
        this.raw = raw;
        this.secrets = secrets;
    }

    /** The same, knowing what was seen. */
    Given hiding(PackageFeatures seen) {
        return new Given(around, raw, Mask.of(seen.secrets()));
    }

    static PackageAnalyzer analyzer() {
        return new PackageAnalyzer(PatternSet.empty(), Catalogue.shipped(), List.of());
    }

    boolean exists(Path path) {
        return Files.exists(around.workingDirectory().resolve(path));
    }

    /** A package, or one file as if it were alone in one. */
    ExtensionPackage open(Path path) throws IOException {
        Path given = around.workingDirectory().resolve(path);
        boolean isPackage = Files.isDirectory(given) || given.toString().endsWith(".vsix");
        return isPackage
                ? new PackageOpener(ReadLimits.DEFAULT).open(given)
                : ExtensionPackage.ofBytes(Map.of(given.getFileName().toString(), Files.readAllBytes(given)));
    }

    /** @param longest characters of the text that are shown */
    String shown(String text, int longest) {
        String visible = VisibleText.of(raw ? text : secrets.over(text), longest);
        return raw ? visible : Defanged.of(visible);
    }

    String at(Location place) {
        return shown(place.file(), 1_000) + ":" + place.line() + ":" + place.column();
    }
}
