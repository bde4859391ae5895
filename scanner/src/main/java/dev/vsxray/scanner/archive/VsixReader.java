package dev.vsxray.scanner.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Lists a {@code .vsix} as the editor would install it: of each entry's name the prefix {@code extension} goes (not
 * {@code extension/}, so {@code extensionX/a.js} becomes {@code X/a.js}), and entries without the prefix are not
 * installed.
 */
final class VsixReader {

    private static final String PREFIX = "extension";

    /** Entries beside the extension that every packaging tool or registry writes. */
    private static final Pattern CONTAINER_FILE = Pattern.compile("\\[Content_Types]\\.xml|\\.signature\\..*|_rels/.*");

    private final Path archive;
    private final Survey survey;
    private final ReadLimits limits;

    VsixReader(Path archive, Survey survey, ReadLimits limits) {
        this.archive = archive;
        this.survey = survey;
        this.limits = limits;
    }

    ExtensionPackage read() {
        Closeable open = () -> {};
        try {
            ZipFile zip = ZipFile.builder().setPath(archive).get();
            open = zip;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (!entry.isDirectory()) {
                    list(zip, entry);
                }
            }
        } catch (IOException failure) {
            survey.gap(Gaps.of("", failure));
        }
        return survey.toPackage(open);
    }

    private void list(ZipFile zip, ZipArchiveEntry entry) {
        EntryName name = EntryName.of(entry.getName());
        if (!name.path().startsWith(PREFIX)) {
            return;
        }
        String path = EntryName.of(name.path().substring(PREFIX.length())).path();
        survey.add(new Survey.Candidate(
                path, Optional.of(entry.getLastModifiedDate().toInstant()), new ZipEntrySource(zip, entry)));
    }

    private record ZipEntrySource(ZipFile zip, ZipArchiveEntry entry) implements ByteSource {

        @Override
        public java.io.InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }

        @Override
        public long packedBytes() {
            return entry.getCompressedSize();
        }
    }
}
