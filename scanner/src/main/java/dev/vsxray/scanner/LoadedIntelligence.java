package dev.vsxray.scanner;

import dev.vsxray.signatures.intelligence.Intelligence;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import dev.vsxray.signatures.published.PublishedFileStore;
import dev.vsxray.signatures.published.PublishedFiles;
import dev.vsxray.signatures.vulnerability.Vulnerabilities;
import dev.vsxray.signatures.vulnerability.VulnerabilityStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What others reported: shipped and imported.
 *
 * @param vulnerabilities known ones of npm packages, where a table was taken in
 * @param publishedFiles what versions of npm packages publish, where a table was supplied
 * @param problems what of the imported intelligence could not be read, as sentences
 */
public record LoadedIntelligence(
        Intelligence intelligence,
        Vulnerabilities vulnerabilities,
        PublishedFiles publishedFiles,
        List<String> problems) {

    public LoadedIntelligence {
        problems = List.copyOf(problems);
    }

    /** @param imported folder of an {@link IntelligenceStore} */
    public static LoadedIntelligence load(Optional<Path> imported) {
        List<String> problems = new ArrayList<>();
        Intelligence intelligence = intelligence(imported, problems);
        return new LoadedIntelligence(
                intelligence, vulnerabilities(imported, problems), publishedFiles(imported, problems), problems);
    }

    private static Vulnerabilities vulnerabilities(Optional<Path> imported, List<String> problems) {
        if (imported.isEmpty()) {
            return Vulnerabilities.NONE;
        }
        try {
            return new Vulnerabilities(new VulnerabilityStore(imported.get()).read());
        } catch (IOException unreadable) {
            problems.add("The imported table of vulnerabilities could not be read; none is matched.");
            return Vulnerabilities.NONE;
        }
    }

    private static PublishedFiles publishedFiles(Optional<Path> imported, List<String> problems) {
        if (imported.isEmpty()) {
            return PublishedFiles.NONE;
        }
        try {
            return new PublishedFiles(new PublishedFileStore(imported.get()).read());
        } catch (IOException unreadable) {
            problems.add("The supplied table of published npm files could not be read; no package is compared.");
            return PublishedFiles.NONE;
        }
    }

    private static Intelligence intelligence(Optional<Path> imported, List<String> problems) {
        Intelligence shipped = ShippedIntelligence.load();
        if (imported.isEmpty()) {
            return shipped;
        }
        try {
            IntelligenceStore.Contents contents = new IntelligenceStore(imported.get()).contents();
            contents.unreadable().forEach(feed -> problems.add("The intelligence feed " + feed));
            contents.feeds().stream()
                    .filter(IntelligenceStore.Feed::fellBack)
                    .forEach(feed -> problems.add(
                            "The intelligence feed " + feed.name() + " is damaged; the one before it is used."));
            return contents.feeds().isEmpty() ? shipped : new Intelligence(contents.over(shipped.set()));
        } catch (IOException unreadable) {
            problems.add("The imported intelligence could not be read; only the shipped one is used.");
            return shipped;
        }
    }
}
