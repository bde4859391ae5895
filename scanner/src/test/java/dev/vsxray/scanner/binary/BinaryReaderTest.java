package dev.vsxray.scanner.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.content.ContentKind;
import dev.vsxray.scanner.content.ContentKinds;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.model.Feature.Host;
import dev.vsxray.scanner.model.Feature.Trait;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.Observations;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs here are headers written by hand with nothing behind them; none can run. */
class BinaryReaderTest {

    @Test
    void aWindowsProgramIsReadByItsHeaders() {
        Trait trait = trait(pe("CreateProcessW", "WriteProcessMemory"), "native-program");
        assertThat(trait.facts())
                .containsEntry("format", "pe")
                .containsEntry("architecture", "x86-64")
                .containsEntry("type", "library")
                .containsEntry("imports", "2")
                .containsEntry("abilities", "injects-code,starts-processes")
                .containsEntry("signature-present", "false");
    }

    @Test
    void anElfLibraryIsReadByItsSections() {
        Trait trait = trait(elf("execve", "napi_create_function"), "native-program");
        assertThat(trait.facts())
                .containsEntry("format", "elf")
                .containsEntry("architecture", "arm64")
                .containsEntry("type", "node-addon")
                .containsEntry("abilities", "starts-processes");
    }

    @Test
    void aFatMachOIsReadByItsImages() {
        Trait trait = trait(fatMachO(), "native-program");
        assertThat(trait.facts())
                .containsEntry("format", "mach-o")
                .containsEntry("architecture", "arm64+x86-64")
                .containsEntry("signature-present", "true");
    }

    @Test
    void stringsTellInBothEncodings() {
        byte[] code = concat(
                pe("GetVersion"),
                "\0code --install-extension a.vsix\0http://192.0.2.9/x\0VSCodium\0".getBytes(StandardCharsets.US_ASCII),
                "Add-MpPreference".getBytes(StandardCharsets.UTF_16LE));
        List<Feature> features = features(code);
        assertThat(features.stream()
                        .filter(f -> f instanceof Trait t && t.name().equals("binary-string"))
                        .map(f -> ((Trait) f).facts().get("kind")))
                .containsExactly("installs-extensions", "weakens-security");
        assertThat(features).anyMatch(f -> f instanceof Host host && host.host().equals("192.0.2.9"));
        assertThat(trait(code, "native-program").facts()).containsEntry("editors-named", "2");
    }

    @Test
    void aWebAssemblyModuleIsReadByItsImports() {
        byte[] wasm = wasm(
                "gojs", "syscall/js.valueCall", "wasi_snapshot_preview1", "fd_write", "env", "require_child_process");
        assertThat(trait(wasm, "wasm-module").facts())
                .containsEntry("toolchain", "tinygo")
                .containsEntry("imports", "3")
                .containsEntry("reaches-out", "true");
        assertThat(trait(wasm("wbg", "__wbindgen_throw"), "wasm-module").facts())
                .containsEntry("toolchain", "rust")
                .containsEntry("reaches-out", "false");
    }

    @Test
    void aJavaClassIsReadByItsConstants() {
        ByteArrayOutputStream pool = new ByteArrayOutputStream();
        pool.writeBytes(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 0x34, 0, 2, 1});
        String name = "java/lang/ProcessBuilder";
        pool.write(0);
        pool.write(name.length());
        pool.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        pool.writeBytes(new byte[20]);
        assertThat(trait(pool.toByteArray(), "java-class").facts()).containsEntry("uses", "starts-processes");
    }

    @Test
    void scriptsOfAnElectronArchiveAreHandedOn() {
        String header = "{\"files\":{\"app\":{\"files\":{\"main.js\":{\"offset\":\"2\",\"size\":6}}}}}";
        int padded = (header.length() + 3) / 4 * 4;
        ByteBuffer asar = ByteBuffer.allocate(16 + padded + 8).order(ByteOrder.LITTLE_ENDIAN);
        asar.putInt(4).putInt(padded + 8).putInt(padded + 4).putInt(header.length());
        asar.put(header.getBytes(StandardCharsets.US_ASCII)).position(16 + padded);
        asar.put("..eval()".getBytes(StandardCharsets.US_ASCII));
        List<EmbeddedScript> scripts =
                BinaryReader.read("a.asar", asar.array(), ContentKind.ASAR, new Observations("a.asar"));
        assertThat(scripts)
                .extracting(EmbeddedScript::path, EmbeddedScript::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a.asar!/app/main.js", "eval()"));
    }

    @Test
    void anArchiveWithAPasswordIsTold() {
        byte[] zip = new byte[64];
        System.arraycopy(new byte[] {'P', 'K', 3, 4, 20, 0, 1, 0}, 0, zip, 0, 8);
        assertThat(trait(zip, "encrypted-archive").facts()).containsEntry("size", "64");
    }

    @Test
    @Timeout(60)
    void damagedProgramsAreReadWithoutFailure() {
        Random random = new Random(17);
        List<byte[]> seeds = List.of(pe("CreateProcessW"), elf("system"), fatMachO(), wasm("a", "b"));
        for (int round = 0; round < 4_000; round++) {
            byte[] bytes = seeds.get(round % seeds.size()).clone();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                bytes[random.nextInt(Math.min(bytes.length, 600))] =
                        (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256));
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, 8 + random.nextInt(bytes.length));
            for (ContentKind kind : List.of(
                    ContentKind.PE,
                    ContentKind.ELF,
                    ContentKind.MACH_O,
                    ContentKind.WASM,
                    ContentKind.JAVA_CLASS,
                    ContentKind.ASAR)) {
                BinaryReader.read("a", cut, kind, new Observations("a"));
            }
        }
    }

    private static Trait trait(byte[] bytes, String name) {
        return features(bytes).stream()
                .filter(feature ->
                        feature instanceof Trait trait && trait.name().equals(name))
                .map(Trait.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Feature> features(byte[] bytes) {
        Observations observations = new Observations("a.bin");
        BinaryReader.read("a.bin", bytes, ContentKinds.of(bytes), observations);
        return observations.features();
    }

    private static byte[] pe(String... imports) {
        ByteBuffer file = ByteBuffer.allocate(2_048).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(0, (short) 0x5A4D).putInt(60, 0x80);
        file.putInt(0x80, 0x4550).putShort(0x84, (short) 0x8664).putShort(0x86, (short) 1);
        file.putShort(0x94, (short) 240).putShort(0x96, (short) 0x2022);
        int optional = 0x98;
        file.putShort(optional, (short) 0x20B).putInt(optional + 112 + 8, 0x1000);
        int section = optional + 240;
        file.put(section, (byte) '.').put(section + 1, (byte) 't');
        file.putInt(section + 8, 0x600)
                .putInt(section + 12, 0x1000)
                .putInt(section + 16, 0x600)
                .putInt(section + 20, 0x200);
        file.putInt(0x200, 0x1100).putInt(0x200 + 12, 0x1080);
        write(file, 0x280, "KERNEL32.dll");
        for (int i = 0; i < imports.length; i++) {
            int name = 0x1200 + i * 0x40;
            file.putLong(0x300 + i * 8, name);
            write(file, name - 0x1000 + 0x200 + 2, imports[i]);
        }
        return file.array();
    }

    private static byte[] elf(String... imports) {
        ByteBuffer file = ByteBuffer.allocate(2_048).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0x464C457F).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        file.putShort(16, (short) 3).putShort(18, (short) 183);
        file.putLong(0x28, 0x400)
                .putShort(0x3A, (short) 64)
                .putShort(0x3C, (short) 3)
                .putShort(0x3E, (short) 0);
        int names = 0x100;
        int offset = 1;
        for (int i = 0; i < imports.length; i++) {
            write(file, names + offset, imports[i]);
            file.putInt(0x200 + 24 * (i + 1), offset);
            offset += imports[i].length() + 1;
        }
        file.putInt(0x440 + 4, 3).putLong(0x440 + 0x18, names).putLong(0x440 + 0x20, 0x100);
        file.putInt(0x480 + 4, 11).putLong(0x480 + 0x18, 0x200).putLong(0x480 + 0x20, 24L * (imports.length + 1));
        file.putInt(0x480 + 0x28, 1).putLong(0x480 + 0x38, 24);
        return file.array();
    }

    private static byte[] fatMachO() {
        ByteBuffer file = ByteBuffer.allocate(1_024).order(ByteOrder.BIG_ENDIAN);
        file.putInt(0, 0xCAFEBABE).putInt(4, 2).putInt(8 + 8, 0x100).putInt(28 + 8, 0x200);
        file.order(ByteOrder.LITTLE_ENDIAN);
        for (int at : new int[] {0x100, 0x200}) {
            file.putInt(at, 0xFEEDFACF).putInt(at + 4, at == 0x100 ? 0x01000007 : 0x0100000C);
            file.putInt(at + 12, 2).putInt(at + 16, 1).putInt(at + 32, 0x1D).putInt(at + 36, 16);
        }
        return file.array();
    }

    private static byte[] wasm(String... modulesAndNames) {
        ByteArrayOutputStream imports = new ByteArrayOutputStream();
        imports.write(modulesAndNames.length / 2);
        for (int i = 0; i < modulesAndNames.length; i += 2) {
            for (String name : List.of(modulesAndNames[i], modulesAndNames[i + 1])) {
                imports.write(name.length());
                imports.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            }
            imports.write(0);
            imports.write(0);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 2});
        file.write(imports.size());
        file.writeBytes(imports.toByteArray());
        return file.toByteArray();
    }

    private static void write(ByteBuffer file, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            file.put(at + i, (byte) text.charAt(i));
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
