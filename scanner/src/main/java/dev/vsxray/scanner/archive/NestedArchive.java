package dev.vsxray.scanner.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An archive that lies in a package, whatever its name. Its members are files of the package, with paths like
 * {@code media/banner.png!/payload.js}: a payload does not hide by being packed once more.
 */
sealed interface NestedArchive permits NestedZip, NestedTar, PackedFile {

    /** Between the archive's path and the member's. */
    String SEPARATOR = "!/";

    /** Bytes. Larger archives in packages are runtimes and test data; this much is held while their members are read. */
    int MAX_BYTES = 32 << 20;

    /** Bytes from the start of a file that tell whether it is an archive: one record of a tar file. */
    int HEAD_BYTES = 512;

    /**
     * The members, as far as the limits go, with safe paths.
     *
     * @param leaving paths of members that an unpacker would write elsewhere, or through a link that leads elsewhere
     * @param encrypted true where a member needs a password
     * @param unpacked bytes that were unpacked to find them
     * @param failure why there may be more members than these, where there may be
     */
    record Members(
            List<Survey.Candidate> members,
            List<String> leaving,
            boolean encrypted,
            long unpacked,
            Optional<IOException> failure) {}

    /** The archive itself, as a file of the package. */
    PackageFile file();

    /**
     * Lists the members.
     *
     * @param mostEntries members that are listed
     * @param mostBytes bytes that are unpacked to find them
     */
    Members members(int mostEntries, long mostBytes);

    /**
     * The archive that a file is, if it is one that is opened.
     *
     * @param head its first {@link #HEAD_BYTES} bytes, or all where it is shorter
     */
    static Optional<NestedArchive> of(PackageFile file, byte[] head) {
        if (NestedZip.isOne(head)) {
            return Optional.of(new NestedZip(file));
        }
        if (NestedTar.isOne(head)) {
            return Optional.of(new NestedTar(file, new HeldBytes(file::open, file.size())));
        }
        return Compression.of(head).map(compression -> packed(new PackedFile(file, compression)));
    }

    /** A tar file that was packed as a whole is one archive, not one in another. */
    private static NestedArchive packed(PackedFile packed) {
        return NestedTar.isOne(packed.head())
                ? new NestedTar(
                        packed.file(), new HeldBytes(packed::open, packed.file().size()))
                : packed;
    }

    /** Why there may be more members than those found, where the bytes do not say it themselves. */
    static IOException onlyItsStart() {
        return new RefusedException("archive is damaged or too large; only its start was read");
    }
}
