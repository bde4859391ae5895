package dev.vsxray.scanner.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places the entries of a {@code .vsix} as the editors do: of each name the prefix {@code extension} goes (not
 * {@code extension/}, so {@code extensionX/a.js} becomes {@code X/a.js}); names without the prefix are not installed.
 * An archive without {@code extension/package.json} that has one elsewhere is a zipped folder, and read from there.
 */
final class VsixEntries {

    private static final String EXTENSION = "extension";
    private static final String VSIX_MANIFEST = "extension.vsixmanifest";

    /** What packaging tools and registries put beside the extension. */
    private static final Pattern CONTAINER_FILE =
            Pattern.compile("\\[Content_Types]\\.xml|\\.signature\\.[a-z0-9]+|_rels/.*|package/services/.*");

    /** A manifest at the root, or in the one folder that was zipped. */
    private static final Pattern ZIPPED_MANIFEST = Pattern.compile("((?:[^/]+/)?)package\\.json");

    /** An entry as the archive has it. */
    record Entry(String name, Optional<Instant> modified, boolean encrypted, boolean symlink, ByteSource source) {}

    private record Named(EntryName name, Entry entry) {}

    private final Survey survey;
    private final ReadLimits limits;
    private final List<Named> entries = new ArrayList<>();
    private final Map<String, String> byLowerCase = new HashMap<>();
    private final Map<String, Integer> copies = new HashMap<>();

    VsixEntries(Survey survey, ReadLimits limits) {
        this.survey = survey;
        this.limits = limits;
    }

    /** Takes an entry in; in the order in which an editor would unpack them. */
    void add(Entry entry) {
        EntryName name = EntryName.of(entry.name());
        if (name.path().length() > limits.pathLength()) {
            String start = EntryName.start(name.path());
            survey.gap(Gaps.limit(start, "path is too long", limits.pathLength() + " characters of a path"));
        } else {
            entries.add(new Named(name, entry));
        }
    }

    /** Gives the entries to the survey under the paths they would be installed at. */
    void place() {
        String prefix = prefix();
        int unplaced = 0;
        String firstUnplaced = "";
        for (Named named : entries) {
            String path = named.name().path();
            if (path.startsWith(prefix)) {
                place(named, path.substring(prefix.length()), prefix.equals(EXTENSION));
            } else if (!CONTAINER_FILE.matcher(path).matches()) {
                firstUnplaced = unplaced == 0 ? path : firstUnplaced;
                unplaced++;
            }
        }
        if (unplaced > 0) {
            survey.trait(
                    "unplaced-entry",
                    firstUnplaced,
                    "entries lie where no editor installs them; they were not read",
                    Map.of("count", Integer.toString(unplaced)));
        }
    }

    private String prefix() {
        boolean packaged = entries.stream()
                .anyMatch(named -> named.name().path().startsWith(EXTENSION + "/")
                        || named.name().path().equals(VSIX_MANIFEST));
        if (packaged) {
            return EXTENSION;
        }
        Optional<String> zippedFolder = entries.stream()
                .map(named -> ZIPPED_MANIFEST.matcher(named.name().path()))
                .filter(Matcher::matches)
                .map(manifest -> manifest.group(1))
                .min(Comparator.comparingInt(String::length));
        zippedFolder.ifPresent(folder -> survey.trait(
                "archive-of-plain-folder", folder, "a zipped folder, not a package that an editor installs", Map.of()));
        return zippedFolder.orElse(EXTENSION);
    }

    private void place(Named named, String rest, boolean asPackage) {
        String whole = named.name().path();
        // Without the prefix another part comes first, which may be a drive.
        EntryName placed = EntryName.of(rest.startsWith("/") ? rest.substring(1) : rest);
        String path = placed.path();
        Set<EntryName.Oddity> oddities = EnumSet.noneOf(EntryName.Oddity.class);
        oddities.addAll(named.name().oddities());
        oddities.addAll(placed.oddities());
        oddities.forEach(oddity -> survey.trait(oddity.trait(), path, oddity.note(), Map.of()));
        if (asPackage && !whole.startsWith(EXTENSION + "/") && !whole.equals(VSIX_MANIFEST)) {
            survey.trait("prefix-only-entry", path, "lies beside the extension, yet the editor installs it", Map.of());
        }
        if (named.entry().symlink()) {
            survey.trait("symlink-entry", path, "an entry is a symbolic link", Map.of());
        }
        if (named.entry().encrypted()) {
            survey.trait("encrypted-entry", path, "an entry is encrypted", Map.of());
        }
        if (survey.has(path)) {
            survey.trait("duplicate-entry", path, "several entries have this name; the last one counts", Map.of());
            // The editor lets the last one win; the others are read all the same, under names no archive can have.
            survey.rename(path, path + "%00" + copies.merge(path, 1, Integer::sum));
        }
        String other = byLowerCase.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
        if (other != null && !other.equals(path)) {
            survey.trait(
                    "case-colliding-entry",
                    path,
                    "two names differ only in case, so one replaces the other on some systems",
                    Map.of());
        }
        survey.add(new Survey.Candidate(
                path, named.entry().modified(), named.entry().source()));
    }
}
