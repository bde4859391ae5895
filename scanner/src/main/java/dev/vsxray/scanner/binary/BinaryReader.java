package dev.vsxray.scanner.binary;

import dev.vsxray.scanner.content.ContentKind;
import dev.vsxray.scanner.content.HostReader;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.model.Location;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.FileText;
import dev.vsxray.scanner.text.Observations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Tells what compiled code is, can do and talks of. */
public final class BinaryReader {

    /** Bits per byte from which code passes for packed or encrypted; machine code has about 6. */
    private static final double PACKED = 7.2;

    /** Fewer imported functions than this beside packed code: the rest is resolved after unpacking. */
    private static final int FEW_IMPORTS = 25;

    /** Scripts of one Electron archive that are handed on, and the longest one, in bytes. */
    private static final int MAX_MEMBERS = 500;

    private static final long MAX_MEMBER = 8L << 20;

    private BinaryReader() {}

    /**
     * Tells of compiled code in {@code bytes}.
     *
     * @return scripts of an Electron archive
     */
    public static List<EmbeddedScript> read(String path, byte[] bytes, ContentKind kind, Observations observations) {
        switch (kind) {
            case PE -> program(path, bytes, PeReader.read(bytes), observations);
            case ELF -> program(path, bytes, ElfReader.read(bytes), observations);
            case MACH_O -> program(path, bytes, MachOReader.read(bytes), observations);
            case WASM -> module(path, bytes, observations);
            case JAVA_CLASS -> javaClass(path, bytes, observations);
            case ZIP -> archive(path, bytes, observations);
            case ASAR -> {
                return electronArchive(path, bytes, observations);
            }
            case XZ, ZSTD, LZ4, SEVEN_ZIP, RAR, CAB, AR, RPM ->
                observations.gap(Gap.Kind.UNREADABLE, "archives of the kind " + kind.word() + " are not opened", "");
            case WINDOWS_SHORTCUT, MSI, PYTHON_BYTECODE, DEX, BINARY -> strings(path, bytes, observations);
            default -> {
                // The other kinds hold no code.
            }
        }
        return List.of();
    }

    private static void program(String path, byte[] bytes, Optional<NativeProgram> read, Observations observations) {
        if (read.isEmpty()) {
            observations.trait(
                    "native-program-damaged",
                    Evidence.match(Location.startOf(path), "Begins like a program, but its headers cannot be read", ""),
                    Facts.none());
        }
        read.ifPresent(program -> {
            TreeSet<String> abilities = NativeAbilities.of(program.imports());
            boolean packed = program.sections().stream()
                            .anyMatch(section -> section.name()
                                    .matches("(?i)\\.?(?:upx\\d|vmp\\d|themida|aspack|petite|mpress\\d?)"))
                    || program.highestEntropy() >= PACKED && program.imports().size() < FEW_IMPORTS;
            observations.trait(
                    "native-program",
                    Evidence.match(Location.startOf(path), "A compiled program (" + program.format() + ")", ""),
                    Facts.of("format", program.format())
                            .and("architecture", program.architecture())
                            .and("type", program.isNodeAddon() ? "node-addon" : program.type())
                            .and("signature-present", program.signed())
                            .and("managed", program.managed())
                            .and("imports", program.imports().size())
                            .and("libraries", program.libraries().size())
                            .and("abilities", String.join(",", abilities))
                            .and("entropy", String.format(Locale.ROOT, "%.1f", program.highestEntropy()))
                            .and("packed", packed)
                            .and("overlay", program.overlay())
                            .and(
                                    "editors-named",
                                    TellingStrings.editorsIn(bytes).size()));
        });
        strings(path, bytes, observations);
    }

    private static void strings(String path, byte[] bytes, Observations observations) {
        TellingStrings.in(bytes)
                .forEach((kind, found) -> observations.trait(
                        "binary-string",
                        Evidence.match(
                                new Location(path, found.start(), 1, found.start() + 1),
                                "A string in compiled code",
                                found.text()),
                        Facts.of("kind", kind).and("text", found.text())));
        HostReader.read(FileText.of(path, bytes), observations);
    }

    private static void module(String path, byte[] bytes, Observations observations) {
        WasmReader.Module module = WasmReader.read(bytes);
        List<String> reaching = module.reachingOut();
        boolean cipher = new String(bytes, StandardCharsets.ISO_8859_1).contains("expand 32-byte k");
        observations.trait(
                "wasm-module",
                Evidence.match(Location.startOf(path), "A WebAssembly module", String.join(" ", reaching)),
                Facts.of("toolchain", module.toolchain())
                        .and("imports", module.imports().size())
                        .and("exports", module.exports().size())
                        .and("reaches-out", !reaching.isEmpty())
                        .and("data-size", module.dataSize())
                        .and("data-entropy", String.format(Locale.ROOT, "%.1f", module.dataEntropy()))
                        .and("stream-cipher-constant", cipher)
                        .and("size", bytes.length));
        strings(path, bytes, observations);
    }

    private static void javaClass(String path, byte[] bytes, Observations observations) {
        TreeSet<String> uses = JavaClassReader.usesOf(bytes);
        if (!uses.isEmpty()) {
            observations.trait(
                    "java-class",
                    Evidence.match(Location.startOf(path), "A Java class", ""),
                    Facts.of("uses", String.join(",", uses)));
        }
    }

    /** Members are unpacked by the archive room; here only what stops it is told. */
    private static void archive(String path, byte[] bytes, Observations observations) {
        boolean encrypted = bytes.length > 8 && (bytes[6] & 1) != 0;
        if (encrypted) {
            observations.trait(
                    "encrypted-archive",
                    Evidence.match(Location.startOf(path), "An archive that needs a password", ""),
                    Facts.of("size", bytes.length));
        }
    }

    private static List<EmbeddedScript> electronArchive(String path, byte[] bytes, Observations observations) {
        List<AsarReader.Member> members = AsarReader.read(bytes);
        observations.trait(
                "electron-archive",
                Evidence.match(Location.startOf(path), "An archive of an Electron application", ""),
                Facts.of("files", members.size()));
        List<EmbeddedScript> scripts = new ArrayList<>();
        for (AsarReader.Member member : members) {
            boolean script = member.path().matches("(?i).*\\.[cm]?js");
            if (script && member.size() > 0 && member.size() <= MAX_MEMBER && scripts.size() < MAX_MEMBERS) {
                byte[] content = ByteView.littleEndian(bytes).slice(member.offset(), member.size());
                scripts.add(new EmbeddedScript(
                        EmbeddedScript.Place.LAYER,
                        new Location(path + "!/" + member.path(), 0, 1, 1),
                        FileText.of(path, content).text(),
                        List.of()));
            }
        }
        return scripts;
    }
}
