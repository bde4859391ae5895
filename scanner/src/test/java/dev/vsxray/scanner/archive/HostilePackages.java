package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.content.HostileTextTest;
import dev.vsxray.scanner.javascript.builtin.HostileSizesTest;
import dev.vsxray.scanner.javascript.syntax.LimitsTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Packages that attack whoever reads them: every kind that the tests of the readers know, each one once at least, and
 * those that cost little as often as it takes. Harmless: none does anything to who starts it, which nobody does.
 */
public final class HostilePackages {

    private static final int SEED = 20261125;

    /** What many cheap variants are made of. */
    private static final List<Kind> CHEAP = List.of(
            HostilePackages::badName,
            HostilePackages::sameNames,
            HostilePackages::otherNameInside,
            HostilePackages::lyingSize,
            HostilePackages::encrypted,
            HostilePackages::unknownPacking,
            HostilePackages::linkInside,
            HostilePackages::strayBytes,
            HostilePackages::unlisted,
            HostilePackages::packedAgain,
            HostilePackages::cutOff,
            HostilePackages::flippedBytes,
            HostilePackages::noArchive,
            HostilePackages::nested,
            HostilePackages::badManifest,
            HostilePackages::brokenProgram,
            HostilePackages::textForReports,
            HostilePackages::impostor,
            HostilePackages::badFolder);

    private static final List<String> MANIFESTS = List.of(
            "",
            "no json",
            "[]",
            "{\"name\"",
            "\u0000\u0001",
            "\ufeff%s",
            "%s {}",
            "%s /* why */",
            "{\"name\": \"b\", \"name\": \"a\"}",
            "{\"publisher\": {\"a\": 1}, \"name\": [\"b\"], \"version\": true, \"main\": 7}",
            "{\"name\": \"n\", \"publisher\": \"p\", \"main\": \"../../../../etc/passwd\", \"x\": 1e999999999}",
            "{\"name\": \"n\", \"publisher\": \"p\", \"activationEvents\": \"*\", \"contributes\": []}");

    /** Beginnings that make a reader take what follows for a file of that kind. */
    private static final List<String> MAGIC = List.of(
            "\u007fELF\u0002\u0001\u0001",
            "MZ\u0090\u0000",
            "\u00cf\u00fa\u00ed\u00fe",
            "\u00ca\u00fe\u00ba\u00be",
            "\u0000asm\u0001\u0000\u0000\u0000",
            "\u0089PNG\r\n\u001a\n",
            "\u0004\u0000\u0000\u0000",
            "SQLite format 3\u0000",
            "\u001f\u008b\u0008",
            "PK\u0003\u0004");

    private static final List<String> SUFFIXES =
            List.of("js", "html", "ps1", "sh", "py", "json", "js.map", "md", "css", "node", "asar", "wasm", "png");

    private interface Kind {
        void write(Variant variant) throws IOException;
    }

    /** One package to be: where, the how manyth, and the chance that it takes its details from. */
    private record Variant(Path folder, int number, Random random) {

        String name() {
            return String.format(Locale.ROOT, "p%04d", number);
        }

        String manifest() {
            return manifest("hostile", name());
        }

        String manifest(String publisher, String name) {
            return "{\"publisher\":\"" + publisher + "\",\"name\":\"" + name + "\",\"version\":\"0.0.1\",\"main\":"
                    + "\"main.js\",\"engines\":{\"vscode\":\"*\"}}";
        }

        ZipBytes ordinary() {
            return with("console.log('" + name() + "');");
        }

        ZipBytes with(String code) {
            return new ZipBytes()
                    .file("extension.vsixmanifest", "<PackageManifest/>")
                    .file("extension/package.json", manifest())
                    .file("extension/main.js", code);
        }

        void write(ZipBytes zip) throws IOException {
            write(zip.toBytes());
        }

        void write(byte[] archive) throws IOException {
            Files.write(folder.resolve(name() + ".vsix"), archive);
        }

        <T> T oneOf(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        byte[] noise(int length) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            return noise;
        }
    }

    private HostilePackages() {}

    /** Writes {@code count} of them into {@code folder}, the same ones each time. Enough for each kind to have its turn. */
    public static void writeTo(Path folder, int count) throws IOException {
        List<Kind> once = dear();
        for (int number = 0; number < count; number++) {
            Kind kind = number < once.size() ? once.get(number) : CHEAP.get(number % CHEAP.size());
            kind.write(new Variant(folder, number, new Random(SEED + number)));
        }
    }

    /** Those that cost a reader something, or that a list elsewhere names one by one. */
    private static List<Kind> dear() {
        List<Kind> kinds = new ArrayList<>(List.of(
                v -> v.write(v.ordinary().zeros("extension/bomb.bin", 64L << 20)),
                v -> v.write(v.ordinary().zeros("extension/bomb.js", 64L << 20).declaring(10)),
                v -> v.write(v.ordinary()
                        .file(
                                "extension/a.zip",
                                new ZipBytes().zeros("bomb", 64L << 20).toBytes())),
                HostilePackages::sharedBytes,
                HostilePackages::manyEntries,
                v -> v.write(manifestOf(v, "{\"name\": \"a\", \"x\": " + "[".repeat(500_000))),
                v -> v.write(manifestOf(v, "{\"x\": [" + "1,".repeat(300_000) + "1]}")),
                v -> v.write(manifestOf(v, "{" + "\"a\": 1,".repeat(10_000) + "\"a\": 2}")),
                v -> v.write(v.with("while (true) {}")),
                v -> v.write(v.with("function f(x) { f(x + 1); f(x + 2); } f(0);")),
                v -> v.write(v.with("exports.a = '" + "\\u{1F600}".repeat(500_000) + "';")),
                v -> v.write(v.with("a b;".repeat(500_000)))));
        HostileSizesTest.expressions()
                .forEach(expression -> kinds.add(v -> v.write(v.with("exports.result = " + expression + ";"))));
        LimitsTest.SHAPES.lines().map(String::strip).forEach(shape -> kinds.add(v -> v.write(v.with(deep(shape)))));
        HostileTextTest.pieces()
                .forEach(piece -> kinds.add(v -> v.write(v.ordinary()
                        .file("extension/text." + v.oneOf(SUFFIXES), piece.repeat(40_000 / piece.length())))));
        return kinds;
    }

    private static String deep(String shape) {
        String[] parts = shape.split("¦", -1);
        String open = parts[0].strip().replace('↵', '\n') + " ";
        String close = parts[2].strip();
        int times = 10_000;
        return open.repeat(times) + parts[1].strip() + (close.equals("-") ? "" : close.repeat(times));
    }

    private static void sharedBytes(Variant variant) throws IOException {
        ZipBytes zip = new ZipBytes().zeros("extension/0.bin", 12L << 20);
        for (int copy = 1; copy < 200; copy++) {
            zip.sameAsFirst("extension/" + copy + ".bin");
        }
        variant.write(zip);
    }

    private static void manyEntries(Variant variant) throws IOException {
        ZipBytes zip = variant.ordinary();
        for (int entry = 0; entry < 65_000; entry++) {
            zip.file("extension/" + entry, "");
        }
        variant.write(zip);
    }

    private static void badName(Variant variant) throws IOException {
        List<String> names = List.of(
                "extension/../../../../tmp/evil.js",
                "extension/..\\..\\evil.js",
                "extension\\lib\\evil.js",
                "/extension/evil.js",
                "extensionX/evil.js",
                "extension/Main.js",
                "extension/C:/evil.js",
                "extension/evil\0.js",
                "extension/CON",
                "extension/\u202Esj.live",
                "payload/evil.js",
                "extension/" + "long/".repeat(400) + "a.js");
        variant.write(variant.ordinary().file(variant.oneOf(names), "evil()"));
    }

    private static void sameNames(Variant variant) throws IOException {
        variant.write(variant.ordinary().file("extension/main.js", "second()").file("extension/package.json", "{}"));
    }

    private static void otherNameInside(Variant variant) throws IOException {
        variant.write(variant.ordinary().file("extension/readme.md", "evil()").calledLocally("extension/evil.js"));
    }

    private static void lyingSize(Variant variant) throws IOException {
        variant.write(variant.ordinary()
                .file("extension/a.txt", "abc")
                .declaring(variant.random().nextInt()));
    }

    private static void encrypted(Variant variant) throws IOException {
        variant.write(variant.ordinary().file("extension/secret.js", "hidden()").encrypted());
    }

    private static void unknownPacking(Variant variant) throws IOException {
        variant.write(variant.ordinary()
                .file("extension/odd.js", "hidden()")
                .packedBy(1 + variant.random().nextInt(7)));
    }

    private static void linkInside(Variant variant) throws IOException {
        variant.write(variant.ordinary().file("extension/link", "/etc/passwd").asSymlink());
    }

    private static void strayBytes(Variant variant) throws IOException {
        byte[] noise = variant.noise(500);
        variant.write(
                variant.random().nextBoolean()
                        ? variant.ordinary().after(noise).before(noise)
                        : variant.ordinary().followedBy(noise));
    }

    private static void unlisted(Variant variant) throws IOException {
        variant.write(variant.ordinary().file("extension/hidden.js", "hidden()").unlisted());
    }

    private static void packedAgain(Variant variant) throws IOException {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(wrapped)) {
            gzip.write(variant.ordinary().toBytes());
        }
        variant.write(wrapped.toByteArray());
    }

    private static void cutOff(Variant variant) throws IOException {
        byte[] whole = variant.ordinary().toBytes();
        variant.write(Arrays.copyOf(whole, 1 + variant.random().nextInt(whole.length - 1)));
    }

    private static void flippedBytes(Variant variant) throws IOException {
        byte[] bytes = variant.ordinary().toBytes();
        for (int flips = 0; flips < 12; flips++) {
            bytes[variant.random().nextInt(bytes.length)] ^=
                    (byte) (1 << variant.random().nextInt(8));
        }
        variant.write(bytes);
    }

    private static void noArchive(Variant variant) throws IOException {
        String start = variant.oneOf(List.of("", "PK", "PK\u0005\u0006", "no archive at all"));
        variant.write((start + variant.name()).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void nested(Variant variant) throws IOException {
        ZipBytes inner = new ZipBytes()
                .file("../../x.js", "hidden()")
                .file("drop.exe", "MZ")
                .encrypted();
        for (int level = variant.random().nextInt(4); level > 0; level--) {
            inner = new ZipBytes().file("again.zip", inner.toBytes());
        }
        variant.write(variant.ordinary().file("extension/media/banner.png", inner.toBytes()));
    }

    private static void badManifest(Variant variant) throws IOException {
        String text = variant.oneOf(MANIFESTS).replace("%s", variant.manifest());
        variant.write(manifestOf(variant, text));
    }

    private static ZipBytes manifestOf(Variant variant, String text) {
        return new ZipBytes()
                .file("extension/package.json", text)
                .file("extension/" + variant.name() + ".js", "start()");
    }

    private static void brokenProgram(Variant variant) throws IOException {
        byte[] magic = variant.oneOf(MAGIC).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = variant.noise(4_000);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        variant.write(variant.ordinary().file("extension/file." + variant.oneOf(SUFFIXES), bytes));
    }

    private static void textForReports(Variant variant) throws IOException {
        String name = variant.oneOf(List.of(
                "\\u001b[2J\\u001b]0;owned\\u0007",
                "<script>alert(1)</script>",
                "=cmd|' /c calc'!A1",
                "\\u202eevil",
                "]](javascript:alert(1))",
                "\\ud800"));
        variant.write(new ZipBytes()
                .file(
                        "extension/package.json",
                        variant.manifest().replace("{\"pub", "{\"displayName\":\"" + name + "\",\"pub"))
                .file("extension/main.js", "fetch('https://a.invalid/" + name + "')"));
    }

    /** Says that it is one of the good ones. */
    private static void impostor(Variant variant) throws IOException {
        String other = OrdinaryPackages.name(variant.random().nextInt(OrdinaryPackages.COUNT));
        variant.write(new ZipBytes()
                .file("extension/package.json", variant.manifest(OrdinaryPackages.PUBLISHER, other))
                .file("extension/main.js", "eval(" + variant.number() + ")"));
    }

    private static void badFolder(Variant variant) throws IOException {
        Path home = Files.createDirectories(variant.folder().resolve(variant.name()));
        Files.writeString(home.resolve("package.json"), variant.manifest());
        switch (variant.random().nextInt(5)) {
            case 0 -> Files.createSymbolicLink(home.resolve("up"), variant.folder());
            case 1 -> Files.createSymbolicLink(home.resolve("main.js"), Path.of("/etc/passwd"));
            case 2 -> Files.createSymbolicLink(home.resolve("main.js"), Path.of("main.js"));
            case 3 ->
                Files.writeString(
                        Files.createDirectories(home.resolve("a/".repeat(600))).resolve("b.js"), "1");
            default -> Files.createDirectories(home.resolve("main.js"));
        }
    }
}
