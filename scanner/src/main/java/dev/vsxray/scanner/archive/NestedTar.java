package dev.vsxray.scanner.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar file that lies in a package, plain or packed as a whole. */
final class NestedTar implements NestedArchive {

    /** What ZIP files can say too; tar files can name any time. */
    private static final Instant LATEST = Instant.parse("2108-01-01T00:00:00Z");

    /** Where a header has the sum of its bytes, in octal digits; for the sum they are taken for blanks (POSIX ustar). */
    private static final int CHECKSUM_OFFSET = 148;

    private static final int CHECKSUM_LENGTH = 8;
    private static final Pattern CHECKSUM = Pattern.compile(" *([0-7]{1,7})[ \\x00]*");

    private final PackageFile file;
    private final HeldBytes content;

    /** @param content the tar file itself, unpacked */
    NestedTar(PackageFile file, HeldBytes content) {
        this.file = file;
        this.content = content;
    }

    /** By the checksum of the first header, since old tar files have no magic number. */
    static boolean isOne(byte[] head) {
        if (head.length < HEAD_BYTES || head[0] == 0) {
            return false;
        }
        Matcher written =
                CHECKSUM.matcher(new String(head, CHECKSUM_OFFSET, CHECKSUM_LENGTH, StandardCharsets.ISO_8859_1));
        if (!written.matches()) {
            return false;
        }
        int sum = CHECKSUM_LENGTH * ' ';
        for (int at = 0; at < HEAD_BYTES; at++) {
            boolean counts = at < CHECKSUM_OFFSET || at >= CHECKSUM_OFFSET + CHECKSUM_LENGTH;
            sum += counts ? head[at] & 0xFF : 0;
        }
        return sum == Integer.parseInt(written.group(1), 8);
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
        try {
            if (!list(bytes.bytes(), mostEntries, members) || bytes.more()) {
                failure = failure.or(() -> Optional.of(NestedArchive.onlyItsStart()));
            }
        } catch (IOException unreadable) {
            failure = failure.or(() -> Optional.of(unreadable));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException damaged) {
            // What the library throws at headers that make no sense.
            failure = failure.or(() -> Optional.of(NestedArchive.onlyItsStart()));
        }
        return members.found(bytes.bytes().length, failure);
    }

    /** Gives the members to a list; false where there is more than was given. */
    private boolean list(byte[] bytes, int mostEntries, MemberList members) throws IOException {
        boolean complete = true;
        // Blocks of one record, so that nothing behind the end is passed over as the rest of a block.
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                in, TarConstants.DEFAULT_RCDSIZE, TarConstants.DEFAULT_RCDSIZE, StandardCharsets.UTF_8.name(), true)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (members.size() >= mostEntries) {
                    return false;
                }
                if (entry.isSymbolicLink()) {
                    members.link(entry.getName(), entry.getLinkName());
                } else if (isFile(entry)) {
                    complete &= entry.isCheckSumOK() && !entry.isSparse();
                    members.add(entry.getName(), modified(entry), member(bytes.length - in.available(), entry));
                }
            }
        }
        return complete && isPadding(in);
    }

    /** Folders, hard links, pipes and devices have no content of their own. */
    private static boolean isFile(TarArchiveEntry entry) {
        return !entry.isDirectory()
                && !entry.isLink()
                && !entry.isFIFO()
                && !entry.isCharacterDevice()
                && !entry.isBlockDevice();
    }

    private static Optional<Instant> modified(TarArchiveEntry entry) {
        return Optional.ofNullable(entry.getLastModifiedTime())
                .map(FileTime::toInstant)
                .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(LATEST));
    }

    private ByteSource member(long offset, TarArchiveEntry entry) {
        long size = Math.max(0, entry.getSize());
        return () -> {
            if (entry.isSparse()) {
                throw new RefusedException("is stored in pieces");
            }
            return new FirstBytes(content.from(offset), size);
        };
    }

    /** A tar file ends with zeros; what stands behind them is no member that this list has. */
    private static boolean isPadding(InputStream rest) throws IOException {
        for (int next = rest.read(); next >= 0; next = rest.read()) {
            if (next != 0) {
                return false;
            }
        }
        return true;
    }
}
