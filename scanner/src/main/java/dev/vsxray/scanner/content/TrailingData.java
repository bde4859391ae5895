package dev.vsxray.scanner.content;

import java.util.OptionalInt;

/** Where the data of a file ends by its own format, so that what stands behind can be told. Offsets in bytes. */
final class TrailingData {

    private TrailingData() {}

    /** Offset of the first byte behind the end; empty where the format has no end or the file is damaged. */
    static OptionalInt end(ContentKind kind, byte[] b) {
        switch (kind) {
            case PNG:
                return png(b);
            case GIF:
                return gif(b);
            case JPEG:
                return jpeg(b);
            case BMP:
                return declared(ContentKinds.little32(b, 2), b);
            case WEBP:
            case WAV:
            case AVI:
                long size = ContentKinds.little32(b, 4);
                return declared(size < 0 ? -1 : size + 8 + size % 2, b);
            case WOFF:
            case WOFF2:
                return declared(big32(b, 8), b);
            case ICNS:
                return declared(big32(b, 4), b);
            case ZIP:
                return zip(b);
            default:
                return OptionalInt.empty();
        }
    }

    private static OptionalInt declared(long end, byte[] b) {
        return end > 0 && end <= b.length ? OptionalInt.of((int) end) : OptionalInt.empty();
    }

    /** Chunks: length, type, data, CRC; {@code IEND} is the last. */
    private static OptionalInt png(byte[] b) {
        long at = 8;
        while (at + 12 <= b.length) {
            long length = big32(b, (int) at);
            boolean last = b[(int) at + 4] == 'I'
                    && b[(int) at + 5] == 'E'
                    && b[(int) at + 6] == 'N'
                    && b[(int) at + 7] == 'D';
            at += 12 + length;
            if (last) {
                return declared(at, b);
            }
        }
        return OptionalInt.empty();
    }

    /** Blocks of sub-blocks, each with its length; {@code ;} ends the file. */
    private static OptionalInt gif(byte[] b) {
        if (b.length < 13) {
            return OptionalInt.empty();
        }
        int at = 13 + colorTable(b[10]);
        while (at < b.length) {
            int block = b[at] & 0xFF;
            if (block == ';') {
                return OptionalInt.of(at + 1);
            }
            if (block == 0x21) {
                at = subBlocks(b, at + 2);
            } else if (block == 0x2C && at + 10 <= b.length) {
                at = subBlocks(b, at + 11 + colorTable(b[Math.min(b.length - 1, at + 9)]));
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static int colorTable(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int subBlocks(byte[] b, int start) {
        int at = start;
        while (at < b.length && b[at] != 0) {
            at += 1 + (b[at] & 0xFF);
        }
        return at + 1;
    }

    /** Segments with lengths, then coded data in which {@code FF} is always followed by 0 or a restart mark. */
    private static OptionalInt jpeg(byte[] b) {
        int at = 2;
        while (at + 4 <= b.length) {
            if ((b[at] & 0xFF) != 0xFF) {
                return OptionalInt.empty();
            }
            int marker = b[at + 1] & 0xFF;
            if (marker == 0xD9) {
                return OptionalInt.of(at + 2);
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
            at += 2 + length;
            if (marker == 0xDA) {
                at = endOfScan(b, at);
            }
        }
        return at + 2 == b.length && at >= 2 && (b[at + 1] & 0xFF) == 0xD9
                ? OptionalInt.of(b.length)
                : OptionalInt.empty();
    }

    private static int endOfScan(byte[] b, int start) {
        int at = start;
        while (at + 1 < b.length) {
            int next = b[at + 1] & 0xFF;
            if ((b[at] & 0xFF) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
            at++;
        }
        return b.length;
    }

    /** Behind the end-of-central-directory record and its comment (at most 65,535 bytes). */
    private static OptionalInt zip(byte[] b) {
        int lowest = Math.max(0, b.length - (1 << 20));
        for (int at = b.length - 22; at >= lowest; at--) {
            if (b[at] == 'P' && b[at + 1] == 'K' && b[at + 2] == 5 && b[at + 3] == 6) {
                int comment = (b[at + 20] & 0xFF) | (b[at + 21] & 0xFF) << 8;
                return declared(at + 22L + comment, b);
            }
        }
        return OptionalInt.empty();
    }

    private static long big32(byte[] b, int at) {
        return at + 4 > b.length
                ? -1
                : (b[at] & 0xFFL) << 24 | (b[at + 1] & 0xFFL) << 16 | (b[at + 2] & 0xFFL) << 8 | b[at + 3] & 0xFFL;
    }
}
