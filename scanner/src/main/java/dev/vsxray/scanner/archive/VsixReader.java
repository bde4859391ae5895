package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.archive.LocalEntries.Listing;
import dev.vsxray.scanner.archive.LocalEntries.LocalEntry;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a {@code .vsix}. The central directory decides what is in it, as for the editors; an archive without a sound one
 * is still read from its start, as far as it goes.
 */
final class VsixReader {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final ArchiveBytes archive;
    private final Survey survey;
    private final VsixEntries entries;
    private final ReadLimits limits;

    VsixReader(ArchiveBytes archive, Survey survey, ReadLimits limits) {
        this.archive = archive;
        this.survey = survey;
        this.entries = new VsixEntries(survey, limits);
        this.limits = limits;
    }

    ExtensionPackage read() {
        Closeable open = () -> {};
        try {
            if (isGzip()) {
                survey.trait(
                        "archive-gzip-wrapped", "", "the archive is packed once more, as some downloads are", Map.of());
                UnwrappedArchive unwrapped = UnwrappedArchive.of(archive, limits);
                open = unwrapped;
                unwrapped.gap().ifPresent(survey::gap);
                open = both(list(new ArchiveBytes.OnDisk(unwrapped.file())), unwrapped);
            } else {
                open = list(archive);
            }
        } catch (IOException failure) {
            survey.gap(Gaps.of("", failure));
        }
        entries.place();
        return survey.toPackage(open);
    }

    private boolean isGzip() throws IOException {
        try (InputStream in = Channels.newInputStream(archive.open())) {
            return (in.read() << 8 | in.read()) == GZIP_MAGIC;
        }
    }

    private Closeable list(ArchiveBytes bytes) throws IOException {
        Optional<ZipLayout> layout;
        try (SeekableByteChannel channel = bytes.open()) {
            survey.container(bytes, channel.size());
            layout = ZipLayout.of(channel, limits.entries());
        }
        layout.ifPresent(this::tell);
        if (layout.isPresent() && !layout.get().tooMany()) {
            try {
                return listByDirectory(bytes);
            } catch (IOException | IllegalArgumentException refused) {
                // The directory is there, but not sound: go on as if there were none.
            }
        }
        listFromStart(bytes, layout.isPresent());
        return () -> {};
    }

    private Closeable listByDirectory(ArchiveBytes bytes) throws IOException {
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(bytes.open()).get();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.isDirectory()) {
                entries.add(new VsixEntries.Entry(
                        entry.getName(),
                        modified(entry),
                        entry.getGeneralPurposeBit().usesEncryption(),
                        entry.isUnixSymlink(),
                        new DirectoryEntry(zip, entry)));
            }
        }
        return zip;
    }

    /** The time of the ZIP format has no zone; the field that many tools add has one. */
    private static Optional<Instant> modified(ZipArchiveEntry entry) {
        if (entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) instanceof X5455_ExtendedTimestamp exact) {
            return Optional.ofNullable(exact.getModifyJavaTime()).map(Date::toInstant);
        }
        return Optional.of(entry.getTimeLocal().toInstant(ZoneOffset.UTC));
    }

    private void listFromStart(ArchiveBytes bytes, boolean hasDirectory) throws IOException {
        Listing listing;
        try (SeekableByteChannel channel = bytes.open()) {
            listing = LocalEntries.list(channel, limits.entries(), limits.totalBytes());
        }
        for (LocalEntry entry : listing.entries()) {
            entries.add(new VsixEntries.Entry(
                    entry.name(), entry.modified(), entry.encrypted(), false, new EntryFromStart(bytes, entry)));
        }
        String reason = hasDirectory
                ? "the archive's list of entries is too long or damaged; only what stands at its start was read"
                : "the archive is cut off, or no archive; only what stands at its start was read";
        survey.gap(Gaps.unreadable("", reason));
        survey.trait(
                "archive-without-directory",
                "",
                "the archive has no sound list of its entries, so no editor can install it",
                Map.of("entries", Integer.toString(listing.entries().size())));
    }

    private void tell(ZipLayout layout) {
        if (layout.tooMany()) {
            survey.tooManyFiles();
            survey.trait("archive-too-many-entries", "", "more entries than any real package has", Map.of());
        }
        bytes("archive-leading-data", "bytes stand before the archive's first entry", layout.leadingBytes());
        bytes("archive-trailing-data", "bytes stand after the archive's end", layout.trailingBytes());
        bytes("archive-hidden-data", "bytes between the archive's entries belong to none", layout.hiddenBytes());
        if (layout.overlapping()) {
            survey.trait("archive-overlapping-entries", "", "entries of the archive share the same bytes", Map.of());
        }
        for (String name : layout.renamed()) {
            survey.trait(
                    "archive-names-disagree",
                    EntryName.of(name).path(),
                    "an entry has another name than the archive's list gives it",
                    Map.of());
        }
    }

    private void bytes(String trait, String note, long count) {
        if (count > 0) {
            survey.trait(trait, "", note, Map.of("bytes", Long.toString(count)));
        }
    }

    private static Closeable both(Closeable first, Closeable second) {
        return () -> {
            try (second) {
                first.close();
            }
        };
    }

    /** An entry that the archive's directory lists. */
    private record DirectoryEntry(ZipFile zip, ZipArchiveEntry entry) implements ByteSource {

        @Override
        public InputStream open() throws IOException {
            Packing.check(entry.getGeneralPurposeBit().usesEncryption(), entry.getMethod());
            return zip.getInputStream(entry);
        }

        @Override
        public long packedBytes() {
            return entry.getCompressedSize();
        }

        @Override
        public long declaredBytes() {
            return entry.getSize();
        }
    }

    /** An entry that was found by reading from the start. */
    private record EntryFromStart(ArchiveBytes archive, LocalEntry entry) implements ByteSource {

        @Override
        public InputStream open() throws IOException {
            Packing.check(entry.encrypted(), entry.packing());
            SeekableByteChannel channel = archive.open();
            return entry.unpacked(Channels.newInputStream(channel.position(entry.dataOffset())));
        }

        @Override
        public long packedBytes() {
            return entry.packedBytes();
        }
    }
}
