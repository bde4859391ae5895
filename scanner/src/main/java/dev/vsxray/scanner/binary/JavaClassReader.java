package dev.vsxray.scanner.binary;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Java classes: the names in their constant pool (JVM specification, section 4.4) tell what they call. */
final class JavaClassReader {

    /** What a class can do that names one of these. */
    private static final Map<String, String> USES = Map.ofEntries(
            Map.entry("java/lang/ProcessBuilder", "starts-processes"),
            Map.entry("java/lang/Runtime", "starts-processes"),
            Map.entry("java/net/URLClassLoader", "loads-code"),
            Map.entry("defineClass", "loads-code"),
            Map.entry("javax/script/ScriptEngineManager", "loads-code"),
            Map.entry("java/net/Socket", "network"),
            Map.entry("java/net/HttpURLConnection", "network"),
            Map.entry("java/net/http/HttpClient", "network"),
            Map.entry("java/awt/Robot", "captures-screen"),
            Map.entry("javax/crypto/Cipher", "decrypts"));

    private static final int SHORTEST = length(IntStream::min);
    private static final int LONGEST = length(IntStream::max);

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
                if (length >= SHORTEST && length <= LONGEST) {
                    String use = USES.get(file.text(at + 3, length));
                    if (use != null) {
                        uses.add(use);
                    }
                }
                at += 3 + length;
            } else {
                at += sizeOf(tag);
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return uses;
    }

    private static int length(Function<IntStream, OptionalInt> most) {
        return most.apply(USES.keySet().stream().mapToInt(String::length)).orElseThrow();
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
