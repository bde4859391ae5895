package dev.vsxray.scanner.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Linux programs and libraries, by the System V ABI. Reads the section headers; stripped ones leave only the strings. */
final class ElfReader {

    private static final int DYNAMIC_SYMBOLS = 11;
    private static final int SYMBOLS = 2;
    private static final int DYNAMIC = 6;
    private static final int NO_BITS = 8;
    private static final int NEEDED = 1;

    /** So that an offset and a size can be added. */
    private static final long FARTHEST = Long.MAX_VALUE / 4;

    private record Header(String name, int type, long offset, long size, long link, long entrySize) {}

    private final ByteView file;
    private final boolean wide;

    private ElfReader(ByteView file, boolean wide) {
        this.file = file;
        this.wide = wide;
    }

    static Optional<NativeProgram> read(byte[] bytes) {
        ByteView start = ByteView.littleEndian(bytes);
        if (start.u32(0) != 0x464C457FL) {
            return Optional.empty();
        }
        boolean wide = start.u8(4) == 2;
        boolean bigEndian = start.u8(5) == 2;
        return Optional.of(new ElfReader(new ByteView(bytes, 0, bigEndian), wide).read());
    }

    private NativeProgram read() {
        List<Header> headers = headers();
        List<NativeProgram.Section> sections = new ArrayList<>();
        List<String> libraries = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        long end = 0;
        for (Header header : headers) {
            if (header.type() != NO_BITS && header.size() > 0) {
                sections.add(new NativeProgram.Section(
                        header.name(), header.size(), Entropy.of(file, header.offset(), header.size())));
                end = Math.max(end, header.offset() + header.size());
            }
            if (header.link() < headers.size() && (header.type() == DYNAMIC_SYMBOLS || header.type() == SYMBOLS)) {
                symbols(header, headers.get((int) header.link()), imports, exports);
            } else if (header.link() < headers.size() && header.type() == DYNAMIC) {
                needed(header, headers.get((int) header.link()), libraries);
            }
        }
        long table = word(wide ? 0x28 : 0x20) + (long) file.u16(wide ? 0x3C : 0x30) * file.u16(wide ? 0x3A : 0x2E);
        end = Math.max(end, table);
        return new NativeProgram(
                "elf",
                architecture(file.u16(18)),
                type(file.u16(16), headers),
                sections,
                libraries,
                imports,
                exports,
                false,
                false,
                end == 0 ? 0 : Math.max(0, file.length() - end));
    }

    private List<Header> headers() {
        long table = word(wide ? 0x28 : 0x20);
        int size = file.u16(wide ? 0x3A : 0x2E);
        int count = Math.min(file.u16(wide ? 0x3C : 0x30), NativeProgram.MAX_SECTIONS);
        long names = table + (long) file.u16(wide ? 0x3E : 0x32) * size;
        long nameTable = word(names + (wide ? 0x18 : 0x10));
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < count && table > 0; i++) {
            long at = table + (long) i * size;
            headers.add(new Header(
                    file.text(nameTable + file.u32(at), NativeProgram.MAX_NAME_LENGTH),
                    (int) file.u32(at + 4),
                    extent(at + (wide ? 0x18 : 0x10)),
                    extent(at + (wide ? 0x20 : 0x14)),
                    file.u32(at + (wide ? 0x28 : 0x18)),
                    word(at + (wide ? 0x38 : 0x24))));
        }
        return headers;
    }

    private void symbols(Header table, Header names, List<String> imports, List<String> exports) {
        int size = wide ? 24 : 16;
        for (long at = table.offset() + size;
                at + size <= table.offset() + table.size() && at < file.length();
                at += size) {
            if (imports.size() + exports.size() >= NativeProgram.MAX_NAMES) {
                return;
            }
            int section = file.u16(at + (wide ? 6 : 14));
            String name = file.text(names.offset() + file.u32(at), NativeProgram.MAX_NAME_LENGTH);
            if (!name.isEmpty()) {
                (section == 0 ? imports : exports).add(name);
            }
        }
    }

    private void needed(Header table, Header names, List<String> libraries) {
        int size = wide ? 16 : 8;
        for (long at = table.offset(); at < Math.min(file.length(), table.offset() + table.size()); at += size) {
            if (word(at) == NEEDED && libraries.size() < NativeProgram.MAX_LIBRARIES) {
                libraries.add(file.text(names.offset() + word(at + size / 2), NativeProgram.MAX_NAME_LENGTH));
            }
        }
    }

    /** An offset or size; one that does not fit into 62 bits lies behind the end of every file, not before its start. */
    private long extent(long at) {
        long extent = word(at);
        return extent < 0 || extent > FARTHEST ? FARTHEST : extent;
    }

    private long word(long at) {
        return wide ? file.u64(at) : file.u32(at);
    }

    private static String type(int type, List<Header> headers) {
        boolean interpreted = headers.stream().anyMatch(header -> header.name().equals(".interp"));
        return type == 1 ? "object" : type == 3 && !interpreted ? "library" : "program";
    }

    private static String architecture(int machine) {
        switch (machine) {
            case 3:
                return "x86";
            case 62:
                return "x86-64";
            case 40:
                return "arm";
            case 183:
                return "arm64";
            case 243:
                return "riscv";
            case 21:
                return "ppc64";
            case 22:
                return "s390x";
            default:
                return "unknown";
        }
    }
}
