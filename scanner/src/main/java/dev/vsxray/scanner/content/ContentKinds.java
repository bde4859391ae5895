package dev.vsxray.scanner.content;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells the kind of a file from its bytes: magic numbers first, then what the text reads like. The name plays no part. */
public final class ContentKinds {

    /** Bytes looked at to tell text from binary. */
    private static final int SAMPLE = 8 * 1024;

    /** One control character in so many bytes still passes as text: terminals' escapes in test data. */
    private static final int TEXT_SHARE = 50;

    private record Magic(ContentKind kind, int offset, String bytes) {
        boolean matches(byte[] file) {
            if (file.length < offset + bytes.length()) {
                return false;
            }
            for (int i = 0; i < bytes.length(); i++) {
                char wanted = bytes.charAt(i);
                if (wanted != ANY && (file[offset + i] & 0xFF) != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A byte of a magic number that may be anything. */
    private static final char ANY = '\uFFFF';

    /**
     * From the formats' own specifications. Longer and rarer ones stand before shorter ones; two-byte numbers need a
     * second look, see {@link #confirmed}.
     */
    private static final List<Magic> MAGIC = List.of(
            magic(ContentKind.PNG, "\u0089PNG\r\n\u001A\n"),
            magic(ContentKind.JPEG, "\u00FF\u00D8\u00FF"),
            magic(ContentKind.GIF, "GIF87a"),
            magic(ContentKind.GIF, "GIF89a"),
            magic(ContentKind.WEBP, "RIFF\uFFFF\uFFFF\uFFFF\uFFFFWEBP"),
            magic(ContentKind.WAV, "RIFF\uFFFF\uFFFF\uFFFF\uFFFFWAVE"),
            magic(ContentKind.AVI, "RIFF\uFFFF\uFFFF\uFFFF\uFFFFAVI "),
            magic(ContentKind.TIFF, "II*\0"),
            magic(ContentKind.TIFF, "MM\0*"),
            magic(ContentKind.ICNS, "icns"),
            magic(ContentKind.PSD, "8BPS"),
            magic(ContentKind.AVIF, "\uFFFF\uFFFF\uFFFF\uFFFFftypavif"),
            magic(ContentKind.AVIF, "\uFFFF\uFFFF\uFFFF\uFFFFftyphei"),
            magic(ContentKind.MP4, "\uFFFF\uFFFF\uFFFF\uFFFFftyp"),
            magic(ContentKind.WOFF2, "wOF2"),
            magic(ContentKind.WOFF, "wOFF"),
            magic(ContentKind.OTF, "OTTO"),
            magic(ContentKind.TTF, "\0\u0001\0\0\0"),
            magic(ContentKind.TTF, "true\0"),
            magic(ContentKind.TTF, "ttcf"),
            new Magic(ContentKind.EOT, 34, "LP"),
            magic(ContentKind.MP3, "ID3"),
            magic(ContentKind.OGG, "OggS"),
            magic(ContentKind.FLAC, "fLaC"),
            magic(ContentKind.WEBM, "\u001A\u0045\u00DF\u00A3"),
            magic(ContentKind.PDF, "%PDF-"),
            magic(ContentKind.RTF, "{\\rtf"),
            magic(ContentKind.OLE, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
            magic(ContentKind.ZIP, "PK\u0003\u0004"),
            magic(ContentKind.ZIP, "PK\u0005\u0006"),
            magic(ContentKind.GZIP, "\u001F\u008B\u0008"),
            magic(ContentKind.BZIP2, "BZh\uFFFF1AY&SY"),
            magic(ContentKind.XZ, "\u00FD7zXZ\0"),
            magic(ContentKind.ZSTD, "(\u00B5/\u00FD"),
            magic(ContentKind.LZ4, "\u0004\"M\u0018"),
            magic(ContentKind.SEVEN_ZIP, "7z\u00BC\u00AF\u0027\u001C"),
            magic(ContentKind.RAR, "Rar!\u001A\u0007"),
            new Magic(ContentKind.TAR, 257, "ustar"),
            magic(ContentKind.CAB, "MSCF\0\0\0\0"),
            magic(ContentKind.AR, "!<arch>\n"),
            magic(ContentKind.RPM, "\u00ED\u00AB\u00EE\u00DB"),
            magic(ContentKind.WHEEL, "Cr24"),
            magic(ContentKind.ELF, "\u007FELF"),
            magic(ContentKind.MACH_O, "\u00CF\u00FA\u00ED\u00FE"),
            magic(ContentKind.MACH_O, "\u00CE\u00FA\u00ED\u00FE"),
            magic(ContentKind.MACH_O, "\u00FE\u00ED\u00FA\u00CF"),
            magic(ContentKind.MACH_O, "\u00FE\u00ED\u00FA\u00CE"),
            magic(ContentKind.MACH_O, "\u00CA\u00FE\u00BA\u00BF"),
            magic(ContentKind.JAVA_CLASS, "\u00CA\u00FE\u00BA\u00BE"),
            magic(ContentKind.WASM, "\0asm"),
            magic(ContentKind.DEX, "dex\n0"),
            magic(ContentKind.LLVM_BITCODE, "BC\u00C0\u00DE"),
            magic(ContentKind.WINDOWS_SHORTCUT, "L\0\0\0\u0001\u0014\u0002\0"),
            magic(ContentKind.SQLITE, "SQLite format 3\0"),
            magic(ContentKind.BINARY_PLIST, "bplist0"),
            magic(ContentKind.PEM, "-----BEGIN "),
            magic(ContentKind.LFS_POINTER, "version https://git-lfs.github.com/spec/"),
            magic(ContentKind.APPLESCRIPT, "FasdUAS "),
            magic(ContentKind.V8_BYTECODE, "\uFFFF\uFFFF\u00DE\u00C0"),
            magic(ContentKind.PE, "MZ"),
            magic(ContentKind.BMP, "BM"),
            magic(ContentKind.ICO, "\0\0\u0001\0"),
            magic(ContentKind.ICO, "\0\0\u0002\0"),
            magic(ContentKind.MP3, "\u00FF\u00FB"),
            magic(ContentKind.MP3, "\u00FF\u00F3"),
            new Magic(ContentKind.PYTHON_BYTECODE, 2, "\r\n"),
            magic(ContentKind.ASAR, "\u0004\0\0\0"));

    private ContentKinds() {}

    private static Magic magic(ContentKind kind, String bytes) {
        return new Magic(kind, 0, bytes);
    }

    /** What {@code bytes} are; never fails. */
    public static ContentKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return ContentKind.EMPTY;
        }
        for (Magic magic : MAGIC) {
            if (magic.matches(bytes) && confirmed(magic.kind(), bytes)) {
                return refined(magic.kind(), bytes);
            }
        }
        if (!isText(bytes)) {
            return ContentKind.BINARY;
        }
        int length = Math.min(bytes.length, TextKinds.MAX_READ);
        return TextKinds.of(new String(bytes, 0, length, charsetOf(bytes)));
    }

    /** Short magic numbers also begin ordinary texts; these need a second sign. */
    private static boolean confirmed(ContentKind kind, byte[] b) {
        switch (kind) {
            case PE:
                return b.length >= 64 && (!isText(b) || peHeaderAt(b, 0));
            case BMP:
                return b.length > 26 && little32(b, 14) >= 12 && little32(b, 14) <= 128;
            case ICO:
                return b.length > 22 && b[4] != 0 && b[5] == 0;
            case EOT:
                return b.length > 82 && little32(b, 0) == b.length;
            case PYTHON_BYTECODE:
                return b.length > 16 && !isText(b) && b[1] >= 0x0B && b[1] <= 0x0F;
            case ASAR:
                return b.length > 16 && little32(b, 4) == little32(b, 8) + 4 && b[16] == '{';
            case V8_BYTECODE:
                return !isText(b);
            case MP3:
                return !isText(b);
            case JAVA_CLASS:
                return b.length > 8;
            default:
                return true;
        }
    }

    private static ContentKind refined(ContentKind kind, byte[] b) {
        if (kind == ContentKind.JAVA_CLASS && b.length > 8 && (b[4] | b[5] | b[6]) == 0 && b[7] < 32) {
            // A fat Mach-O has the same magic; there the next number counts architectures, in a class it is a version
            // >= 45.
            return ContentKind.MACH_O;
        }
        if (kind == ContentKind.OLE && contains(b, Math.min(b.length, 1 << 16), "I\0n\0s\0t\0a\0l\0l\0e\0r")) {
            return ContentKind.MSI;
        }
        return kind;
    }

    static boolean peHeaderAt(byte[] b, int start) {
        if (start + 64 > b.length || b[start] != 'M' || b[start + 1] != 'Z') {
            return false;
        }
        long header = little32(b, start + 60);
        return header >= 4
                && start + header + 24 <= b.length
                && b[(int) (start + header)] == 'P'
                && b[(int) (start + header) + 1] == 'E'
                && b[(int) (start + header) + 2] == 0;
    }

    private static boolean contains(byte[] bytes, int to, String wanted) {
        return new String(bytes, 0, to, StandardCharsets.ISO_8859_1).contains(wanted);
    }

    /** True where the bytes read as text in UTF-8, Latin-1, or UTF-16 with a byte order mark. */
    public static boolean isText(byte[] bytes) {
        if (!charsetOf(bytes).equals(StandardCharsets.UTF_8)) {
            return true;
        }
        int length = Math.min(bytes.length, SAMPLE);
        int controls = 0;
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 0) {
                return false;
            }
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7F) {
                controls++;
            }
        }
        return (long) controls * TEXT_SHARE <= length;
    }

    private static Charset charsetOf(byte[] b) {
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    static long little32(byte[] b, int at) {
        return at + 4 > b.length
                ? -1
                : (b[at] & 0xFFL) | (b[at + 1] & 0xFFL) << 8 | (b[at + 2] & 0xFFL) << 16 | (b[at + 3] & 0xFFL) << 24;
    }
}
