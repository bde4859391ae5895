package dev.vsxray.scanner.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tool that makes one script of many modules, or of one module in another language. Each leaves code of its own, which
 * tells it: names that its minifier keeps, and shapes where it keeps none.
 */
enum Bundler {
    // The first that matches is told: ncc is made of webpack, and both bundle what compilers wrote.
    NCC("ncc", List.of("__nccwpck_require__"), List.of()),
    PARCEL("parcel", List.of("parcelRequire", "$parcel$"), List.of()),
    WEBPACK(
            "webpack",
            List.of("__webpack_require__", "__webpack_modules__", "webpackChunk", "webpackJsonp"),
            // cache[id] = { exports: {} }; return modules[id](…, as webpack 5 and 4 write it.
            List.of(
                    "\\{exports:\\{\\}\\};return [\\w$]{1,4}\\[[\\w$]{1,4}\\](?:\\.call)?\\(",
                    "\\{(?:i|id):[\\w$]{1,4},(?:l|loaded):!1,exports:\\{\\}\\}[;,]")),
    ESBUILD(
            "esbuild",
            List.of("__commonJS = (", "__toESM = (", "__toCommonJS = ("),
            // The wrapper of a CommonJS module, and the names it takes of Object when all modules are of the language.
            List.of(
                    "\\(\\(([\\w$]{1,9}) ?= ?\\{ ?exports: ?\\{\\} ?\\}\\)\\.exports, ?\\1\\)",
                    "var [\\w$]{1,4}=Object\\.defineProperty;var [\\w$]{1,4}=Object\\.getOwnPropertyDescriptor;")),
    ROLLUP(
            "rollup",
            List.of("_interopNamespaceDefault", "_interopDefaultLegacy", "getDefaultExportFromCjs", "require$$0"),
            List.of()),
    SWC("swc", List.of("_interop_require_wildcard(", "_interop_require_default(", "_ts_generator("), List.of()),
    TSC(
            "tsc",
            List.of(
                    "(this && this.__importStar)",
                    "(this && this.__importDefault)",
                    "(this && this.__createBinding)",
                    "(this && this.__awaiter)"),
            List.of());

    private final String word;
    private final List<String> names;
    private final List<Pattern> shapes;

    Bundler(String word, List<String> names, List<String> shapes) {
        this.word = word;
        this.names = names;
        this.shapes = shapes.stream().map(Pattern::compile).toList();
    }

    /** What it calls itself. */
    String word() {
        return word;
    }

    /** Where its own code shows in {@code text}; of names, the first that is there. */
    Optional<Mark> markIn(String text) {
        Stream<Mark> named = names.stream()
                .filter(text::contains)
                .map(name -> new Mark(text.indexOf(name), text.indexOf(name) + name.length()));
        Stream<Mark> shaped = shapes.stream()
                .map(shape -> shape.matcher(text))
                .filter(matcher -> matcher.find())
                .map(matcher -> new Mark(matcher.start(), matcher.end()));
        return Stream.concat(named, shaped).findFirst();
    }

    /** A range of a text, in characters. */
    record Mark(int start, int end) {}
}
