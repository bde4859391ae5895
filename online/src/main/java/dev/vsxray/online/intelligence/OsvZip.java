package dev.vsxray.online.intelligence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** OSV publishes an ecosystem as a zip with one file for each record. */
final class OsvZip {

    /** Bytes of one record. */
    private static final int MOST_BYTES = 4 << 20;

    /** UTF-16 code units of all records together. */
    private static final int MOST_TEXT = 400 << 20;

    /** Bytes of all entries together, wanted or not: what is passed over is unpacked too. All of npm's are near 2 GB. */
    private static final long MOST_UNPACKED = 16L << 30;

    private static final String DAMAGED = "the zip is empty, damaged or ends early";

    private OsvZip() {}

    /**
     * The records that are wanted, one a line.
     *
     * @param wanted by their file's name, such as {@code MAL-2026-1.json}
     * @throws IOException where the zip is damaged or ends early, or is larger than any real one
     */
    static String records(byte[] zip, Predicate<String> wanted) throws IOException {
        return records(zip, wanted, MOST_UNPACKED);
    }

    static String records(byte[] zip, Predicate<String> wanted, long mostUnpacked) throws IOException {
        JsonMapper mapper = new JsonMapper();
        StringBuilder lines = new StringBuilder();
        int entries = 0;
        long unpacked = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = next(in); entry != null; entry = next(in)) {
                entries++;
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (name.endsWith(".json") && wanted.test(name)) {
                    byte[] bytes = in.readNBytes(MOST_BYTES);
                    JsonNode record = mapper.readTree(bytes);
                    lines.append(mapper.writeValueAsString(record)).append('\n');
                    unpacked += bytes.length;
                }
                unpacked += in.transferTo(new Counted(mostUnpacked - unpacked));
                if (lines.length() > MOST_TEXT) {
                    throw new IOException("the records are larger than " + MOST_TEXT + " characters");
                }
            }
        } catch (EOFException endsInsideAnEntry) {
            throw new IOException(DAMAGED, endsInsideAnEntry);
        }
        if (entries == 0 || !endsWithDirectory(zip)) {
            throw new IOException(DAMAGED);
        }
        return lines.toString();
    }

    private static @Nullable ZipEntry next(ZipInputStream in) throws IOException {
        try {
            return in.getNextEntry();
        } catch (IllegalArgumentException nameThatIsNoText) {
            throw new IOException(DAMAGED, nameThatIsNoText);
        }
    }

    /** Takes so many bytes, keeps none, and refuses the next. */
    private static final class Counted extends OutputStream {

        private long left;

        Counted(long most) {
            left = most;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException("the zip is larger unpacked than any real one");
            }
        }
    }

    /** A zip ends with a record that begins with these bytes (APPNOTE 4.3.16); one that was cut off does not. */
    private static boolean endsWithDirectory(byte[] zip) {
        for (int at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xFFFF); at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 5 && zip[at + 3] == 6) {
                return true;
            }
        }
        return false;
    }
}
