package dev.vsxray.scanner.content;

import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.Host;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.signatures.pattern.PatternSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;

/** What the look at one file shows, for tests. */
record Seen(List<Feature> features, List<DerivedText> layers) {

    static Seen in(String path, String text) {
        return in(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static Seen in(String path, byte[] bytes) {
        Observations observations = new Observations(path);
        ContentReader reader = new ContentReader(new PatternMatcher(PatternSet.empty()));
        List<DerivedText> layers = reader.read(FileText.of(path, bytes), observations);
        return new Seen(observations.features(), layers);
    }

    static Seen inFile(String path, byte[] bytes) {
        Observations observations = new Observations(path);
        List<DerivedText> layers = DisguiseReader.read(path, bytes, bytes.length, observations);
        return new Seen(observations.features(), layers);
    }

    List<String> traitNames() {
        return traits().stream().map(Trait::name).distinct().toList();
    }

    List<Trait> traits() {
        return features.stream()
                .filter(Trait.class::isInstance)
                .map(Trait.class::cast)
                .toList();
    }

    Trait trait(String name) {
        return traits().stream()
                .filter(trait -> trait.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " is not among " + traits()));
    }

    List<Host> hosts() {
        return features.stream()
                .filter(Host.class::isInstance)
                .map(Host.class::cast)
                .toList();
    }
}
