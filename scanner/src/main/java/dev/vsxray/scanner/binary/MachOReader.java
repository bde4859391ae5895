package dev.vsxray.scanner.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** macOS programs and libraries, also for several architectures in one file, by Apple's {@code mach-o/loader.h}. */
final class MachOReader {

    private static final long FAT = 0xCAFEBABEL;
    private static final long FAT_64 = 0xCAFEBABFL;
    private static final int MAX_ARCHITECTURES = 16;
    private static final int MAX_COMMANDS = 2_000;
    private static final int LOAD_DYLIB = 0xC;
    private static final int LOAD_WEAK_DYLIB = 0x18;
    private static final int SYMBOL_TABLE = 0x2;
    private static final int SEGMENT = 0x1;
    private static final int SEGMENT_64 = 0x19;
    private static final int CODE_SIGNATURE = 0x1D;
    private static final int EXECUTE = 2;

    private final List<NativeProgram.Section> sections = new ArrayList<>();
    private final TreeSet<String> architectures = new TreeSet<>();
    private final TreeSet<String> libraries = new TreeSet<>();
    private final TreeSet<String> imports = new TreeSet<>();
    private final TreeSet<String> exports = new TreeSet<>();
    private boolean signed;
    private String type = "library";

    private MachOReader() {}

    static Optional<NativeProgram> read(byte[] bytes) {
        ByteView big = new ByteView(bytes, 0, true);
        MachOReader reader = new MachOReader();
        long magic = big.u32(0);
        if (magic == FAT || magic == FAT_64) {
            int size = magic == FAT ? 20 : 32;
            long count = Math.min(big.u32(4), MAX_ARCHITECTURES);
            for (int i = 0; i < count; i++) {
                long at = 8 + (long) i * size;
                long offset = magic == FAT ? big.u32(at + 8) : big.u64(at + 8);
                if (offset > 0 && offset < bytes.length) {
                    reader.image(bytes, (int) offset);
                }
            }
        } else {
            reader.image(bytes, 0);
        }
        return reader.architectures.isEmpty() ? Optional.empty() : Optional.of(reader.program());
    }

    private NativeProgram program() {
        return new NativeProgram(
                "mach-o",
                String.join("+", architectures),
                type,
                sections,
                List.copyOf(libraries),
                List.copyOf(imports),
                List.copyOf(exports),
                signed,
                false,
                0);
    }

    private void image(byte[] bytes, int base) {
        long magic = new ByteView(bytes, base, true).u32(0);
        boolean bigEndian = magic == 0xFEEDFACEL || magic == 0xFEEDFACFL;
        boolean littleEndian = magic == 0xCEFAEDFEL || magic == 0xCFFAEDFEL;
        if (!bigEndian && !littleEndian) {
            return;
        }
        ByteView file = new ByteView(bytes, base, bigEndian);
        boolean wide = (file.u32(0) & 0xFF) == 0xCF;
        architectures.add(architecture(file.u32(4)));
        type = file.u32(12) == EXECUTE ? "program" : type;
        long at = wide ? 32 : 28;
        long count = Math.min(file.u32(16), MAX_COMMANDS);
        for (long i = 0; i < count; i++) {
            int command = (int) (file.u32(at) & 0x7FFFFFFFL);
            long size = file.u32(at + 4);
            command(file, command, at, wide);
            if (size < 8) {
                return;
            }
            at += size;
        }
    }

    private void command(ByteView file, int command, long at, boolean wide) {
        if ((command == LOAD_DYLIB || command == LOAD_WEAK_DYLIB) && libraries.size() < NativeProgram.MAX_LIBRARIES) {
            libraries.add(file.text(at + file.u32(at + 8), NativeProgram.MAX_NAME_LENGTH));
        } else if (command == CODE_SIGNATURE) {
            signed = true;
        } else if (command == SYMBOL_TABLE) {
            symbols(file, file.u32(at + 8), file.u32(at + 12), file.u32(at + 16), wide);
        } else if ((command == SEGMENT || command == SEGMENT_64) && sections.size() < NativeProgram.MAX_SECTIONS) {
            long offset = wide ? file.u64(at + 40) : file.u32(at + 32);
            long size = wide ? file.u64(at + 48) : file.u32(at + 36);
            if (offset >= 0 && size > 0) {
                sections.add(new NativeProgram.Section(file.text(at + 8, 16), size, Entropy.of(file, offset, size)));
            }
        }
    }

    private void symbols(ByteView file, long table, long count, long names, boolean wide) {
        int size = wide ? 16 : 12;
        for (long i = 0; i < Math.min(count, NativeProgram.MAX_NAMES); i++) {
            long at = table + i * size;
            int flags = file.u8(at + 4);
            boolean debugging = (flags & 0xE0) != 0;
            boolean external = (flags & 1) != 0;
            String name = debugging || !external ? "" : file.text(names + file.u32(at), NativeProgram.MAX_NAME_LENGTH);
            if (!name.isEmpty()) {
                String plain = name.startsWith("_") ? name.substring(1) : name;
                ((flags & 0x0E) == 0 ? imports : exports).add(plain);
            }
        }
    }

    private static String architecture(long cpu) {
        switch ((int) cpu) {
            case 7:
                return "x86";
            case 0x01000007:
                return "x86-64";
            case 12:
                return "arm";
            case 0x0100000C:
                return "arm64";
            default:
                return "unknown";
        }
    }
}
