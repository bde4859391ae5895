package dev.vsxray.scanner.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** WebAssembly modules, by the core specification's binary format: imports, exports, data. */
final class WasmReader {

    /** Names read per module. */
    private static final int MAX_NAMES = 10_000;

    private static final int IMPORTS = 2;
    private static final int EXPORTS = 7;
    private static final int DATA = 11;

    /**
     * @param imports as {@code module.name}
     * @param dataEntropy in bits per byte
     */
    record Module(List<String> imports, List<String> exports, long dataSize, double dataEntropy) {
        Module {
            imports = List.copyOf(imports);
            exports = List.copyOf(exports);
        }

        /** What the module was made with, as its imports and exports show. */
        String toolchain() {
            if (imports.stream()
                    .anyMatch(name ->
                            name.startsWith("gojs.") || name.startsWith("go.") || name.contains("syscall/js."))) {
                return imports.stream().anyMatch(name -> name.startsWith("wasi_snapshot"))
                                || imports.size() < 30 && exports.contains("malloc")
                        ? "tinygo"
                        : "go";
            }
            if (imports.stream().anyMatch(name -> name.contains("__wbindgen") || name.contains("__wbg_"))) {
                return "rust";
            }
            if (imports.stream()
                    .anyMatch(name -> name.contains("emscripten") || name.equals("env.memory") || name.equals("a.a"))) {
                return "emscripten";
            }
            return imports.stream().anyMatch(name -> name.startsWith("wasi_")) ? "wasi" : "unknown";
        }

        /** Imports by which the module can reach programs, modules or evaluation of its host. */
        List<String> reachingOut() {
            return imports.stream()
                    .filter(
                            name -> name.toLowerCase(Locale.ROOT)
                                    .matches(
                                            ".*(?:require|child_process|spawn|exec(?:sync|file)?\\b|_eval|newnoargs|\\.eval|process_).*"))
                    .limit(20)
                    .toList();
        }
    }

    private final ByteView file;
    private long at = 8;

    private WasmReader(ByteView file) {
        this.file = file;
    }

    static Module read(byte[] bytes) {
        return new WasmReader(ByteView.littleEndian(bytes)).read();
    }

    private Module read() {
        List<String> imports = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        long dataSize = 0;
        double entropy = 0;
        while (at < file.length()) {
            int section = file.u8(at++);
            long size = number();
            long end = at + size;
            if (section == IMPORTS) {
                imports(imports, end);
            } else if (section == EXPORTS) {
                exports(exports, end);
            } else if (section == DATA) {
                dataSize = size;
                entropy = Entropy.of(file, at, size);
            }
            at = Math.max(at, end);
        }
        return new Module(imports, exports, dataSize, entropy);
    }

    private void imports(List<String> imports, long end) {
        long count = number();
        for (long i = 0; i < count && at < end && imports.size() < MAX_NAMES; i++) {
            imports.add(name() + "." + name());
            int kind = file.u8(at++);
            switch (kind) {
                case 0 -> number();
                case 1 -> {
                    at++;
                    limits();
                }
                case 2 -> limits();
                default -> at += kind == 3 ? 2 : 1;
            }
        }
    }

    private void limits() {
        int flags = file.u8(at++);
        number();
        if ((flags & 1) != 0) {
            number();
        }
    }

    private void exports(List<String> exports, long end) {
        long count = number();
        for (long i = 0; i < count && at < end && exports.size() < MAX_NAMES; i++) {
            exports.add(name());
            at++;
            number();
        }
    }

    private String name() {
        long length = number();
        String name = file.text(at, (int) Math.min(length, NativeProgram.MAX_NAME_LENGTH));
        at += length;
        return name;
    }

    /** An unsigned number in LEB128, at most 32 bits. */
    private long number() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = file.u8(at++);
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                break;
            }
        }
        return value;
    }
}
