package dev.vsxray.signatures.intelligence.store;

import dev.vsxray.signatures.intelligence.IntelligenceDifference;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.bundle.BundleException;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with one file for each feed. An update is written beside the file in force and moved over it in one step, so
 * a crash leaves the old one whole; the one before is kept and taken where the file in force has become unreadable.
 */
public final class IntelligenceStore {

    private static final String SUFFIX = ".vsxi";
    private static final String BEFORE = ".before";

    /** Names of feeds are names of files. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,60}");

    /** A list that lost more than this share was probably cut off, not cleaned up. In percent. */
    private static final int MOST_LOST = 20;

    /** Below this many entries a few that go are a large share. */
    private static final int FEW = 10;

    private final Path folder;

    public IntelligenceStore(Path folder) {
        this.folder = folder;
    }

    /**
     * A feed as it is in force.
     *
     * @param fellBack true where the newest file was unreadable and the one before it is in force
     */
    public record Feed(String name, IntelligenceBundle bundle, boolean fellBack) {}

    /**
     * What was found.
     *
     * @param unreadable names of feeds of which neither file can be read, with the reason
     */
    public record Contents(List<Feed> feeds, List<String> unreadable) {
        public Contents {
            feeds = List.copyOf(feeds);
            unreadable = List.copyOf(unreadable);
        }

        /** The program's own set and all feeds together. */
        public IntelligenceSet over(IntelligenceSet shipped) {
            IntelligenceSet all = shipped;
            for (Feed feed : feeds) {
                all = all.and(feed.bundle().set());
            }
            return all;
        }
    }

    /** All feeds, sorted by name. A folder that does not exist has none. */
    public Contents contents() throws IOException {
        List<Feed> feeds = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String name : names()) {
            try {
                feeds.add(feed(name));
            } catch (BundleException broken) {
                unreadable.add(name + ": " + broken.getMessage());
            }
        }
        return new Contents(feeds, unreadable);
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    private Feed feed(String name) throws IOException, BundleException {
        try {
            return new Feed(name, BundleSignature.read(Files.readAllBytes(file(name))), false);
        } catch (BundleException broken) {
            if (!Files.exists(before(name))) {
                throw broken;
            }
            return new Feed(name, BundleSignature.read(Files.readAllBytes(before(name))), true);
        }
    }

    /** The feed of that name, where there is a readable one. */
    public Optional<Feed> find(String name) throws IOException {
        return contents().feeds().stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst();
    }

    /**
     * Puts a new bundle in force.
     *
     * @param force also where it is older or much smaller than the one in force
     */
    public UpdateOutcome update(String name, IntelligenceBundle offered, boolean force) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a feed is lower-case letters, digits, '.', '_' and '-': '" + name + "'");
        }
        Optional<IntelligenceBundle> inForce = find(name).map(Feed::bundle);
        if (inForce.isPresent() && !force) {
            Optional<UpdateOutcome> refusal = refusal(inForce.get(), offered);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        replace(name, offered);
        IntelligenceSet before = inForce.map(IntelligenceBundle::set).orElseGet(() -> empty(offered));
        return new UpdateOutcome.Taken(IntelligenceDifference.between(before, offered.set()));
    }

    private static IntelligenceSet empty(IntelligenceBundle like) {
        return new IntelligenceSet(like.set().asOf(), List.of(), List.of(), List.of(), List.of());
    }

    private static Optional<UpdateOutcome> refusal(IntelligenceBundle inForce, IntelligenceBundle offered) {
        Instant made = inForce.made();
        if (offered.made().isBefore(made)) {
            return Optional.of(new UpdateOutcome.RefusedAsOlder(made, offered.made()));
        }
        IntelligenceSet before = inForce.set();
        IntelligenceSet after = offered.set();
        return shrunken(
                        "extensions",
                        before.extensions().size(),
                        after.extensions().size())
                .or(() -> shrunken(
                        "indicators",
                        before.indicators().size(),
                        after.indicators().size()))
                .or(() -> shrunken(
                        "analytics hosts",
                        before.analyticsHosts().size(),
                        after.analyticsHosts().size()));
    }

    private static Optional<UpdateOutcome> shrunken(String what, int before, int after) {
        boolean tooMuch = before >= FEW && after * 100L < before * (100L - MOST_LOST);
        return tooMuch ? Optional.of(new UpdateOutcome.RefusedAsShrunken(what, before, after)) : Optional.empty();
    }

    private void replace(String name, IntelligenceBundle bundle) throws IOException {
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, name, ".new");
        try {
            Files.write(written, bundle.toBytes());
            if (Files.exists(file(name))) {
                Files.copy(file(name), before(name), StandardCopyOption.REPLACE_EXISTING);
            }
            move(written, file(name));
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException networkFolder) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private Path before(String name) {
        return folder.resolve(name + SUFFIX + BEFORE);
    }
}
