package dev.vsxray.scanner.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows programs and libraries, by Microsoft's "PE Format". */
final class PeReader {

    private static final int SECTION_HEADER = 40;
    private static final int IMPORT_DESCRIPTOR = 20;
    private static final int DLL = 0x2000;

    private record Mapped(String name, long address, long size, long offset, long rawSize) {}

    private final ByteView file;
    private final List<Mapped> sections = new ArrayList<>();

    private PeReader(ByteView file) {
        this.file = file;
    }

    static Optional<NativeProgram> read(byte[] bytes) {
        ByteView file = ByteView.littleEndian(bytes);
        long header = file.u32(60);
        if (file.u16(0) != 0x5A4D || file.u32(header) != 0x4550) {
            return Optional.empty();
        }
        return Optional.of(new PeReader(file).read(header));
    }

    private NativeProgram read(long header) {
        int count = Math.min(file.u16(header + 6), NativeProgram.MAX_SECTIONS);
        int optionalSize = file.u16(header + 20);
        int characteristics = file.u16(header + 22);
        long optional = header + 24;
        boolean wide = file.u16(optional) == 0x20B;
        long directories = optional + (wide ? 112 : 96);
        List<NativeProgram.Section> told = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < count; i++) {
            long at = optional + optionalSize + (long) i * SECTION_HEADER;
            Mapped section = new Mapped(
                    file.text(at, 8), file.u32(at + 12), file.u32(at + 8), file.u32(at + 20), file.u32(at + 16));
            sections.add(section);
            told.add(new NativeProgram.Section(
                    section.name(), section.rawSize(), Entropy.of(file, section.offset(), section.rawSize())));
            end = Math.max(end, section.offset() + section.rawSize());
        }
        long certificate = file.u32(directories + 4 * 8);
        long certificateSize = file.u32(directories + 4 * 8 + 4);
        boolean signed = certificate > 0 && certificateSize > 8 && certificate + certificateSize <= file.length();
        long overlay = Math.max(0, (signed ? certificate : file.length()) - end);
        List<String> libraries = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        imports(file.u32(directories + 8), wide, libraries, imports);
        return new NativeProgram(
                "pe",
                architecture(file.u16(header + 4)),
                (characteristics & DLL) != 0 ? "library" : "program",
                told,
                libraries,
                imports,
                exports(file.u32(directories)),
                signed,
                file.u32(directories + 14 * 8) != 0,
                end == 0 ? 0 : overlay);
    }

    private void imports(long address, boolean wide, List<String> libraries, List<String> imports) {
        long descriptor = offset(address);
        while (descriptor > 0 && libraries.size() < NativeProgram.MAX_LIBRARIES) {
            long nameAddress = file.u32(descriptor + 12);
            if (nameAddress == 0) {
                return;
            }
            libraries.add(file.text(offset(nameAddress), NativeProgram.MAX_NAME_LENGTH));
            long names = file.u32(descriptor);
            long thunk = offset(names != 0 ? names : file.u32(descriptor + 16));
            while (thunk > 0 && imports.size() < NativeProgram.MAX_NAMES) {
                long value = wide ? file.u64(thunk) : file.u32(thunk);
                if (value == 0) {
                    break;
                }
                boolean byNumber = wide ? value < 0 : (value & 0x80000000L) != 0;
                if (!byNumber) {
                    imports.add(file.text(offset(value & 0x7FFFFFFFL) + 2, NativeProgram.MAX_NAME_LENGTH));
                }
                thunk += wide ? 8 : 4;
            }
            descriptor += IMPORT_DESCRIPTOR;
        }
    }

    private List<String> exports(long address) {
        List<String> exports = new ArrayList<>();
        long table = offset(address);
        if (table <= 0) {
            return exports;
        }
        long count = Math.min(file.u32(table + 24), NativeProgram.MAX_NAMES);
        long names = offset(file.u32(table + 32));
        for (long i = 0; i < count && names > 0; i++) {
            exports.add(file.text(offset(file.u32(names + 4 * i)), NativeProgram.MAX_NAME_LENGTH));
        }
        return exports;
    }

    /** Offset in the file of an address in memory, or 0 where none is mapped. */
    private long offset(long address) {
        if (address == 0) {
            return 0;
        }
        for (Mapped section : sections) {
            long within = address - section.address();
            if (within >= 0 && within < Math.max(section.size(), section.rawSize())) {
                return section.offset() + within;
            }
        }
        return 0;
    }

    private static String architecture(int machine) {
        switch (machine) {
            case 0x14C:
                return "x86";
            case 0x8664:
                return "x86-64";
            case 0xAA64:
                return "arm64";
            case 0x1C0:
            case 0x1C4:
                return "arm";
            default:
                return "unknown";
        }
    }
}
