package dev.vsxray.scanner.javascript.flow;

import java.util.Map;

/**
 * A program to be put around what reads the data.
 *
 * @param before declarations at the head
 * @param use a function, as an expression, that takes the data; it stands for {@code USE} in the text that reads
 * @param module another module, which the program knows as {@code other}; empty where there is none
 */
record PairProgram(String before, String use, String module) {

    private static final String MODULES = """
            const vscode = require('vscode');
            const fs = require('fs');
            const path = require('path');
            const os = require('os');
            const https = require('https');
            const cp = require('child_process');
            """;

    static PairProgram of(String before, String use) {
        return new PairProgram(before, use, "");
    }

    static PairProgram withModule(String use, String module) {
        return new PairProgram("", use, module);
    }

    boolean hasModule() {
        return !module.isEmpty();
    }

    /** An extension of as many files as it has modules. */
    Map<String, String> asFiles(String reading) {
        return hasModule()
                ? Map.of(
                        "extension.js",
                        MODULES + "const other = require('./lib/other');\n" + activating(reading),
                        "lib/other.js",
                        MODULES + module)
                : Map.of("extension.js", MODULES + activating(reading));
    }

    /** The same as webpack writes it. */
    Map<String, String> asBundle(String reading) {
        return Map.of("extension.js", "module.exports = " + bundle(MODULES, activating(reading)));
    }

    /** A package whose page does all this, and whose extension does nothing. */
    Map<String, String> asPage(String reading) {
        String body = "(async context => {\n" + reading.replace("USE", use) + "\n})({});\n";
        return Map.of(
                "extension.js",
                "exports.activate = () => {};\n",
                "media/page.js",
                "const root = document.getElementById('root');\n"
                        + (hasModule() ? bundle("", body) : before + "\n" + body));
    }

    private String activating(String reading) {
        return before + "\nexports.activate = async context => {\n" + reading.replace("USE", use) + "\n};\n";
    }

    private String bundle(String head, String entry) {
        return "(() => {\nvar __webpack_modules__ = {\n271: (module, exports, __webpack_require__) => {\n" + head
                + module
                + "},\n108: (module, exports, __webpack_require__) => {\n" + head
                + (hasModule() ? "const other = __webpack_require__(271);\n" : "") + entry + """
                }
                };
                var __webpack_module_cache__ = {};
                function __webpack_require__(moduleId) {
                  var cachedModule = __webpack_module_cache__[moduleId];
                  if (cachedModule !== undefined) return cachedModule.exports;
                  var module = __webpack_module_cache__[moduleId] = { exports: {} };
                  __webpack_modules__[moduleId](module, module.exports, __webpack_require__);
                  return module.exports;
                }
                return __webpack_require__(108);
                })();
                """;
    }
}
