package dev.vsxray.scanner.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vsxray.scanner.model.Gap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The name of a package's content. For each file in order of paths the path, a NUL (which no path contains) and the
 * file's SHA-256 in hexadecimal are hashed. In place of {@code package.json} stands its canonical form: members sorted,
 * no blanks, without {@code __metadata}, because an editor rewrites that file when it installs.
 */
final class PackageDigest {

    private static final int BUFFER = 64 * 1024;

    private static final String EDITOR_METADATA = "__metadata";

    private PackageDigest() {}

    /** @param files sorted by path */
    static String of(Collection<PackageFile> files, Manifest manifest) {
        Sha256 hash = new Sha256();
        for (PackageFile file : files) {
            boolean canonical =
                    file.path().equals(Manifest.PATH) && manifest.gaps().isEmpty();
            hash.update(file.path() + "\0" + (canonical ? canonicalHash(manifest) : file.sha256()));
        }
        return hash.hex();
    }

    /**
     * The name of a package that could not be read as a whole. Two of these are equal only if their archives are, or,
     * for folders, if the same was missing: what was not read may differ.
     *
     * @param content what {@link #of} says of the part that was read
     */
    static String ofIncomplete(String content, Optional<ArchiveBytes> archive, List<Gap> gaps) {
        Sha256 hash = new Sha256().update(content);
        gaps.forEach(gap -> hash.update("\0" + gap.file() + "\0" + gap.reason()));
        if (archive.isPresent()) {
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Channels.newInputStream(archive.get().open())) {
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    hash.update(buffer, got);
                }
            } catch (IOException unreadable) {
                // Nothing is known of it then but which archive it is.
                hash.update(archive.get().toString());
            }
        }
        return hash.hex();
    }

    private static String canonicalHash(Manifest manifest) {
        ObjectNode root = manifest.root().deepCopy();
        root.remove(EDITOR_METADATA);
        return new Sha256().update(sorted(root).toString()).hex();
    }

    /** Recursion is bounded by {@link ReadLimits#manifestDepth}. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            Collections.sort(names);
            names.forEach(name -> object.set(name, sorted(node.get(name))));
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}
