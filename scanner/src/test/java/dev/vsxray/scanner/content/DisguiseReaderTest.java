package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Feature.FileKind;
import dev.vsxray.scanner.text.DerivedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisguiseReaderTest {

    /** A whole PNG of one pixel. */
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    private static final String LOADER =
            "const cp = require('child_process');\nmodule.exports = () => { cp.exec(process.env.X); };\n";

    @ParameterizedTest
    @ValueSource(strings = {"fa-solid-900.woff2", "banner.png", "data.json", "notes.dat", "strings.lock", "styles.css"})
    void aScriptUnderAnotherNameIsDisguised(String name) {
        assertThat(Seen.inFile(name, ascii(LOADER)).trait("disguised-file").facts())
                .containsEntry("actual", "javascript")
                .containsEntry("actual-family", "script");
    }

    @Test
    void anArchiveNamedAsAnImageIsDisguised() {
        byte[] zip = join(ascii("PK\u0003\u0004"), new byte[100]);
        assertThat(Seen.inFile("banner.png", zip).trait("disguised-file").facts())
                .containsEntry("actual", "zip");
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, 'Use `const a = require(\"b\")` and `module.exports = a;`\n'",
        "script.js, 'const a = 1;'",
        "a.css, '.a { color: red } @media print { .b { display: none } }'",
        "package.json, '{\"name\": \"x\", \"main\": \"a.js\"}'",
        "LICENSE.txt, 'Permission is hereby granted, free of charge, to any person'",
        "a.yml, 'run: export A=1 && sudo make'",
        "settings.jsonc, '// comment\n{ \"a\": [1, 2, true] }'",
        "empty.png, ''"
    })
    void anHonestNameIsNoDisguise(String name, String text) {
        assertThat(Seen.inFile(name, ascii(text)).traitNames()).isEmpty();
    }

    @Test
    void aPointerOfLargeFileStorageIsHarmless() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
        Seen seen = Seen.inFile("icon.png", ascii(pointer));
        assertThat(seen.traitNames()).isEmpty();
        assertThat(seen.features()).extracting(f -> ((FileKind) f).actual()).containsExactly("lfs-pointer");
    }

    @Test
    void dataBehindTheEndOfAnImageIsFound() {
        Seen seen = Seen.inFile("icon.png", join(PIXEL, ascii(LOADER)));
        assertThat(seen.trait("data-after-end").facts())
                .containsEntry("kind", "javascript")
                .containsEntry("length", String.valueOf(LOADER.length()));
        assertThat(seen.trait("data-after-end").evidence().location().offset()).isEqualTo(PIXEL.length);
        assertThat(seen.layers()).extracting(DerivedText::text).containsExactly(LOADER);
    }

    @Test
    void aWholeImageAndPaddingAreNoPayload() {
        assertThat(Seen.inFile("icon.png", PIXEL).traitNames()).isEmpty();
        assertThat(Seen.inFile("icon.png", join(PIXEL, new byte[4_096])).traitNames())
                .isEmpty();
        assertThat(Seen.inFile("icon.png", join(PIXEL, ascii("\n"))).traitNames())
                .isEmpty();
    }

    @Test
    void aProgramInsideAnImageIsFound() {
        byte[] pe = new byte[512];
        pe[0] = 'M';
        pe[1] = 'Z';
        pe[60] = (byte) 0x80;
        pe[0x80] = 'P';
        pe[0x81] = 'E';
        assertThat(Seen.inFile("icon.png", join(PIXEL, pe))
                        .trait("embedded-program")
                        .facts())
                .containsEntry("kind", "pe");
    }

    @Test
    void wordsOfAProgramInsideAnImageAreFound() {
        byte[] gif = ascii("GIF89a/*\u0001\u0002*/=1;require('child_process')");
        assertThat(Seen.inFile("icon.gif", gif).trait("code-in-media").facts()).containsKey("word");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
