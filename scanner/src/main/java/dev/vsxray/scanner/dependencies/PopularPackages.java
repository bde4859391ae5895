package dev.vsxray.scanner.dependencies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of much-used npm packages, and which of them another name imitates. Own compilation from general knowledge, kept
 * short: a name not listed can be imitated without being told, a name listed wrongly accuses nobody by itself.
 */
final class PopularPackages {

    /** Shorter names have honest neighbours at every letter. */
    private static final int MIN_LENGTH = 6;

    private static final Set<String> POPULAR = new TreeSet<>(List.of(
            ("express axios lodash chalk commander request react-dom react webpack typescript eslint prettier moment async "
                            + "bluebird underscore debug mkdirp rimraf glob minimist yargs semver uuid fs-extra inquirer colors cheerio "
                            + "jquery socket.io mongoose mongodb mysql2 redis ioredis dotenv body-parser cookie-parser cors nodemailer "
                            + "passport bcrypt bcryptjs jsonwebtoken winston morgan helmet multer puppeteer playwright selenium-webdriver "
                            + "electron electron-builder node-fetch cross-fetch cross-spawn cross-env shelljs execa ora boxen figlet "
                            + "ansi-styles ansi-regex strip-ansi supports-color wrap-ansi color-convert color-name has-flag is-arrayish "
                            + "simple-swizzle error-ex color-string slice-ansi chalk-template backslash supports-hyperlinks "
                            + "babel-core babel-loader core-js regenerator-runtime rxjs zone.js tslib vue-router angular next nuxt svelte "
                            + "ethers web3 ethereumjs-util ethereumjs-wallet keythereum bitcoinjs-lib elliptic bn.js bignumber.js secp256k1 "
                            + "tweetnacl crypto-js node-forge sha.js hash.js websocket discord.js telegraf node-telegram-bot-api "
                            + "googleapis aws-sdk firebase firebase-admin stripe twilio openai langchain zod joi ajv yup validator "
                            + "handlebars mustache nunjucks markdown-it marked highlight.js prismjs sanitize-html dompurify xml2js "
                            + "fast-xml-parser js-yaml iconv-lite string-width through2 readable-stream graceful-fs path-is-absolute "
                            + "inherits once wrappy concat-map balanced-match brace-expansion minimatch picomatch micromatch fast-glob "
                            + "chokidar nodemon concurrently tar-stream archiver unzipper adm-zip jszip pako sharp canvas sqlite3 "
                            + "better-sqlite3 node-pty node-gyp node-addon-api bindings keytar vscode-languageclient "
                            + "vscode-languageserver vscode-jsonrpc vscode-uri vscode-nls esbuild rollup terser uglify-js postcss "
                            + "autoprefixer tailwindcss styled-components classnames prop-types redux react-redux react-router "
                            + "react-router-dom formik graphql apollo-server ts-node ts-loader ts-jest jest mocha karma jasmine sinon "
                            + "supertest nock cypress event-stream flatmap-stream ua-parser-js coa ini rc eslint-config-prettier "
                            + "eslint-plugin-prettier got-fetch superagent needle undici http-proxy http-proxy-middleware proxy-agent "
                            + "https-proxy-agent http-proxy-agent socks-proxy-agent follow-redirects form-data mime-types content-type "
                            + "type-is on-finished finalhandler serve-static path-to-regexp cookie-signature date-fns luxon dayjs "
                            + "nanoid shortid object-assign deep-equal fast-deep-equal lodash.merge lodash.debounce tar keyv cacheable "
                            + "file-entry-cache flat-cache @actions/core @actions/io @babel/core @types/node @angular/core @nestjs/core")
                    .split(" ")));

    /** Honest packages that are one letter from a popular one. */
    private static final Set<String> HONEST = Set.of(
            "preact",
            "request2",
            "minimisted",
            "colorts",
            "marker",
            "mysql",
            "asynckit",
            "inherit",
            "color2",
            "reacts",
            "ansi-style",
            "sinon-chai",
            "expresso",
            "underscore.string",
            "bindings2",
            "canvas2",
            "tar-fs",
            "elliptical",
            "validate",
            "webpack5",
            "jasmine2",
            "hash-sum",
            "postcss2",
            "tslint",
            "elisp",
            "request-ip",
            "prettierx",
            "string_decoder",
            "async2",
            "winston2",
            "glob2",
            "eslint2",
            "mongodb2",
            "mermaid",
            "nodemailer2",
            "cookies",
            "cookie",
            "events",
            "module",
            "sha.js2",
            "luxon2",
            "lodash4",
            "lodash-es",
            "lodash3",
            "lodash2");

    private PopularPackages() {}

    /** The popular package that {@code name} can be mistaken for, if it is not one itself. */
    static Optional<String> resembledBy(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (POPULAR.contains(lower)
                || HONEST.contains(lower)
                || lower.length() < MIN_LENGTH
                || lower.startsWith("@types/")) {
            return Optional.empty();
        }
        String bare = plain(lower);
        return POPULAR.stream()
                .filter(popular -> popular.length() >= MIN_LENGTH)
                .filter(popular -> plain(popular).equals(bare) || isOneSlipApart(lower, popular))
                .findFirst();
    }

    /** Without what the eye passes over: separators, and digits that look like letters. */
    private static String plain(String name) {
        return name.replaceAll("[._-]", "").replace('0', 'o').replace('1', 'l');
    }

    /** One letter left out, added or changed for another, or two neighbours exchanged. */
    static boolean isOneSlipApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return false;
        }
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        String restA = a.substring(i);
        String restB = b.substring(i);
        if (restA.length() == restB.length()) {
            boolean exchanged = restA.length() > 1
                    && restA.charAt(0) == restB.charAt(1)
                    && restA.charAt(1) == restB.charAt(0)
                    && restA.substring(2).equals(restB.substring(2));
            return exchanged || restA.substring(1).equals(restB.substring(1));
        }
        return restA.length() > restB.length()
                ? restA.substring(1).equals(restB)
                : restB.substring(1).equals(restA);
    }
}
