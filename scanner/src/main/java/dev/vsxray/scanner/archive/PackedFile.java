package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A single file of a package that is packed: an archive with one member. */
final class PackedFile implements NestedArchive {

    private final PackageFile file;
    private final Compression compression;

    PackedFile(PackageFile file, Compression compression) {
        this.file = file;
        this.compression = compression;
    }

    @Override
    public PackageFile file() {
        return file;
    }

    /** The unpacked file from its start, within the limits on one file. */
    InputStream open() throws IOException {
        return file.limited(new Unpacked());
    }

    /** The first {@link #HEAD_BYTES} bytes that come out, or fewer. */
    byte[] head() {
        return Bytes.read(this::open, HEAD_BYTES, HEAD_BYTES).bytes();
    }

    @Override
    public Members members(int mostEntries, long mostBytes) {
        MemberList members = new MemberList(file);
        if (mostEntries < 1) {
            return members.found(0, Optional.of(NestedArchive.onlyItsStart()));
        }
        members.add(compression.unpackedName(file.name()), Optional.empty(), new Unpacked());
        return members.found(0, Optional.empty());
    }

    private final class Unpacked implements ByteSource {

        @Override
        public InputStream open() throws IOException {
            return compression.unpacked(file.open());
        }

        @Override
        public long packedBytes() {
            return file.size();
        }
    }
}
