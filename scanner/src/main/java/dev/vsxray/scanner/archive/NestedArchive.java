package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.archive.LocalEntries.Listing;
import dev.vsxray.scanner.archive.LocalEntries.LocalEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A ZIP file that lies in a package, whatever its name. Its members are files of the package, with paths like
 * {@code media/banner.png!/payload.js}: a payload does not hide by being packed once more.
 *
 * <p>Left alone are archives of compiled Java, which no reader here understands.
 */
final class NestedArchive {

    /** Between the archive's path and the member's. */
    static final String SEPARATOR = "!/";

    /** Bytes. Larger archives in packages are runtimes and test data; this much is held while its members are read. */
    static final int MAX_BYTES = 32 << 20;

    private static final Pattern COMPILED_JAVA =
            Pattern.compile(".*\\.(?:jar|war|ear|aar|apk)", Pattern.CASE_INSENSITIVE);

    private final PackageFile archive;
    private SoftReference<byte[]> content = new SoftReference<>(null);

    NestedArchive(PackageFile archive) {
        this.archive = archive;
    }

    /**
     * True for a file that starts as a ZIP file does.
     *
     * @param head its first four bytes, big-endian
     */
    static boolean isOne(String path, int head) {
        return head == 0x504b0304 && !COMPILED_JAVA.matcher(path).matches();
    }

    /**
     * The members, as far as the limits go, with safe paths.
     *
     * @param complete false where there may be more members than these
     */
    record Members(List<Survey.Candidate> members, boolean complete, boolean encrypted) {}

    Members members(int mostEntries, long mostBytes) {
        Listing listing;
        boolean whole;
        try {
            byte[] bytes = content();
            listing = LocalEntries.list(new SeekableInMemoryByteChannel(bytes), mostEntries, mostBytes);
            whole = ZipLayout.of(new SeekableInMemoryByteChannel(bytes), mostEntries)
                    .isPresent();
        } catch (IOException unreadable) {
            return new Members(List.of(), false, false);
        }
        List<Survey.Candidate> members = new ArrayList<>();
        Map<String, Integer> copies = new HashMap<>();
        boolean encrypted = false;
        for (LocalEntry entry : listing.entries()) {
            encrypted |= entry.encrypted();
            String name =
                    archive.path() + SEPARATOR + EntryName.of(entry.name()).path();
            int earlier = copies.merge(name, 1, Integer::sum) - 1;
            String path = earlier == 0 ? name : name + "%00" + earlier;
            members.add(new Survey.Candidate(path, entry.modified(), new Member(entry)));
        }
        return new Members(members, listing.complete() && whole, encrypted);
    }

    private synchronized byte[] content() throws IOException {
        byte[] held = content.get();
        if (held == null) {
            FileContent read = archive.content(MAX_BYTES);
            if (!read.complete()) {
                throw new RefusedException("lies in an archive that can no longer be read");
            }
            held = read.bytes();
            content = new SoftReference<>(held);
        }
        return held;
    }

    private final class Member implements ByteSource {

        private final LocalEntry entry;

        Member(LocalEntry entry) {
            this.entry = entry;
        }

        @Override
        public InputStream open() throws IOException {
            Packing.check(entry.encrypted(), entry.packing());
            byte[] bytes = content();
            int from = (int) Math.min(bytes.length, entry.dataOffset());
            return entry.unpacked(new ByteArrayInputStream(bytes, from, bytes.length - from));
        }

        @Override
        public long packedBytes() {
            return entry.packedBytes();
        }
    }
}
