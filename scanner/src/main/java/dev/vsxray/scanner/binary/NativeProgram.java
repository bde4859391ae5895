package dev.vsxray.scanner.binary;

import java.util.List;

/**
 * What the headers of a native program say.
 *
 * @param format {@code pe}, {@code elf}, {@code mach-o}
 * @param architecture such as {@code x86-64}, {@code arm64}; several joined by {@code +}
 * @param type {@code program}, {@code library}, {@code object}
 * @param libraries those it is linked to
 * @param imports names of functions it takes from them
 * @param exports names of functions it gives
 * @param signed whether a signature is attached; nobody has verified it
 * @param overlay bytes behind the last section
 */
record NativeProgram(
        String format,
        String architecture,
        String type,
        List<Section> sections,
        List<String> libraries,
        List<String> imports,
        List<String> exports,
        boolean signed,
        boolean managed,
        long overlay) {

    /** @param entropy in bits per byte */
    record Section(String name, long size, double entropy) {}

    /** Sections, libraries and such that are read; the largest real programs have some hundred. */
    static final int MAX_SECTIONS = 512;

    static final int MAX_LIBRARIES = 1_000;

    /** Names read per program; Chromium imports some 5,000. */
    static final int MAX_NAMES = 20_000;

    static final int MAX_NAME_LENGTH = 200;

    NativeProgram {
        sections = List.copyOf(sections);
        libraries = List.copyOf(libraries);
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
    }

    boolean isNodeAddon() {
        return exports.stream()
                        .anyMatch(
                                name -> name.contains("napi_register_module") || name.contains("node_register_module"))
                || imports.stream()
                        .anyMatch(name -> name.contains("napi_module_register")
                                || name.contains("napi_create_function")
                                || name.contains("node_module_register"));
    }

    double highestEntropy() {
        return sections.stream()
                .filter(section -> section.size() >= 4_096 && !section.name().startsWith(".rsrc"))
                .mapToDouble(Section::entropy)
                .max()
                .orElse(0);
    }
}
