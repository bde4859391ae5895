package dev.vsxray.scanner.binary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Java classes: the names in their constant pool (JVM specification, section 4.4) tell what they call. */
final class JavaClassReader {

    private static final Map<String, List<String>> USES = new TreeMap<>(Map.of(
            "starts-processes", List.of("java/lang/ProcessBuilder", "java/lang/Runtime"),
            "loads-code", List.of("java/net/URLClassLoader", "defineClass", "javax/script/ScriptEngineManager"),
            "network", List.of("java/net/Socket", "java/net/HttpURLConnection", "java/net/http/HttpClient"),
            "captures-screen", List.of("java/awt/Robot"),
            "decrypts", List.of("javax/crypto/Cipher")));

    private JavaClassReader() {}

    /** The uses that the constant pool shows. */
    static TreeSet<String> usesOf(byte[] bytes) {
        ByteView file = new ByteView(bytes, 0, true);
        TreeSet<String> uses = new TreeSet<>();
        int count = file.u16(8);
        long at = 10;
        for (int i = 1; i < count && at < file.length(); i++) {
            int tag = file.u8(at);
            if (tag == 1) {
                int length = file.u16(at + 1);
                String text = file.text(at + 3, Math.min(length, NativeProgram.MAX_NAME_LENGTH));
                USES.forEach((use, names) -> {
                    if (names.contains(text)) {
                        uses.add(use);
                    }
                });
                at += 3 + length;
            } else {
                at += sizeOf(tag);
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return uses;
    }

    private static int sizeOf(int tag) {
        switch (tag) {
            case 5:
            case 6:
                return 9;
            case 7:
            case 8:
            case 16:
            case 19:
            case 20:
                return 3;
            case 15:
                return 4;
            default:
                return 5;
        }
    }
}
