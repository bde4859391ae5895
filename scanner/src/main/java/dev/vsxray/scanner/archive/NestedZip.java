package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.archive.LocalEntries.Listing;
import dev.vsxray.scanner.archive.LocalEntries.LocalEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A ZIP file that lies in a package: also one of compiled Java, an office document, another package. */
final class NestedZip implements NestedArchive {

    private static final int LOCAL_ENTRY = 0x504b0304;

    private final PackageFile file;
    private final HeldBytes content;

    NestedZip(PackageFile file) {
        this.file = file;
        this.content = new HeldBytes(file::open, file.size());
    }

    static boolean isOne(byte[] head) {
        return head.length >= Integer.BYTES && ByteBuffer.wrap(head).getInt() == LOCAL_ENTRY;
    }

    @Override
    public PackageFile file() {
        return file;
    }

    @Override
    public Members members(int mostEntries, long mostBytes) {
        MemberList members = new MemberList(file);
        Bytes bytes = content.get();
        Optional<IOException> failure = bytes.failure();
        long unpacked = 0;
        try {
            Listing listing = LocalEntries.list(new SeekableInMemoryByteChannel(bytes.bytes()), mostEntries, mostBytes);
            unpacked = listing.unpacked();
            for (LocalEntry entry : listing.entries()) {
                if (entry.encrypted()) {
                    members.encrypted();
                }
                members.add(entry.name(), entry.modified(), new Member(entry));
            }
            boolean whole = ZipLayout.of(new SeekableInMemoryByteChannel(bytes.bytes()), mostEntries)
                    .isPresent();
            if (!listing.complete() || !whole) {
                failure = failure.or(() -> Optional.of(NestedArchive.onlyItsStart()));
            }
        } catch (IOException unreadable) {
            failure = Optional.of(unreadable);
        }
        return members.found(unpacked, failure);
    }

    private final class Member implements ByteSource {

        private final LocalEntry entry;

        Member(LocalEntry entry) {
            this.entry = entry;
        }

        @Override
        public InputStream open() throws IOException {
            Packing.check(entry.encrypted(), entry.packing());
            return entry.unpacked(content.from(entry.dataOffset()));
        }

        @Override
        public long packedBytes() {
            return entry.packedBytes();
        }
    }
}
