package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a program comes by a module and its function, the call has one name. */
class ResolvedNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require('child_process').exec('a');",
                "require('node:child_process').exec('a');",
                "const cp = require('child_process'), other = cp; other.exec('a');",
                "const { exec: run = null } = require('child_process'); run('a');",
                "const all = { ...require('child_process') }; all.exec('a');",
                "const { spawn, ...rest } = require('child_process'); rest.exec('a');",
                "const [run] = [require('child_process').exec]; run('a');",
                "(0, require('child_process').exec)('a');",
                "require('child_' + ['pro', 'cess'].join(''))['ex' + 'ec']('a');",
                "import cp from 'child_process'; cp.exec('a');",
                "import * as cp from 'node:child_process'; cp.exec('a');",
                "import { exec as run } from 'child_process'; run('a');",
                "import('child_process').then(cp => cp.exec('a'));",
                "(async () => { (await import('child_process')).default.exec('a'); })();",
                "require('module').createRequire(__filename)('child_process').exec('a');",
                "import { createRequire } from 'module'; createRequire(import.meta.url)('child_process').exec('a');",
                "module.require('child_process').exec('a');",
                "module.constructor._load('child_process').exec('a');",
                "process.mainModule.require('child_process').exec('a');",
                "process.getBuiltinModule('child_process').exec('a');",
                "globalThis.process.mainModule.require('child_process').exec('a');",
                "global['process']['main' + 'Module'].require('child_process').exec('a');",
                "(typeof self === 'undefined' ? globalThis : self).process.mainModule.require('child_process').exec('a');",
                "Function('return this')().process.mainModule.require('child_process').exec('a');",
                "Reflect.get(require('child_process'), 'exec')('a');",
                "Reflect.apply(require('child_process').exec, null, ['a']);",
                "require('child_process').exec.call(null, 'a');",
                "require('child_process').exec.apply(null, ['a']);",
                "require('child_process').exec.bind(null, 'a')();",
                "new Proxy(require('child_process'), {}).exec('a');",
                "class A { run = require('child_process').exec; go() { this.run('a'); } } new A().go();",
                "class A { #cp = require('child_process'); go() { this.#cp.exec('a'); } } new A().go();",
                "class A { static { A.cp = require('child_process'); } } A.cp.exec('a');",
                "class A { get cp() { return require('child_process'); } } new A().cp.exec('a');",
                "const o = { get run() { return require('child_process').exec; } }; o.run('a');",
                "function A() { this.cp = require('child_process'); } A.prototype.go = function () { this.cp.exec('a'); }; new A().go();",
                "class A { run(x) { require('child_process').exec(x); } } class B extends A { go() { super.run('a'); } } new B().go();",
                "const held = new Map([['cp', require('child_process')]]); held.get('cp').exec('a');",
                "let cp; function load() { cp = require('child_process'); } load(); cp.exec('a');",
            })
    void everyWayToAModuleLeadsToOneName(String script) {
        assertExecuted(Map.of("extension.js", script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // webpack: interop, definition of exports, namespace objects.
                """
                var e={1:(m,x,r)=>{"use strict";r.r(x);r.d(x,{go:()=>go});var cp=r(2),d=r.n(cp);function go(){d().exec("a")}},
                2:m=>{m.exports=require("child_process")}},c={};
                function r(n){if(c[n])return c[n].exports;var m=c[n]={exports:{}};e[n](m,m.exports,r);return m.exports}
                r.n=m=>{var g=m&&m.__esModule?()=>m.default:()=>m;r.d(g,{a:g});return g};
                r.d=(x,d)=>{for(var k in d)r.o(d,k)&&!r.o(x,k)&&Object.defineProperty(x,k,{enumerable:!0,get:d[k]})};
                r.o=(o,k)=>Object.prototype.hasOwnProperty.call(o,k);
                r.r=x=>{Object.defineProperty(x,"__esModule",{value:!0})};
                r(1).go();
                """,
                """
                var e={2:m=>{m.exports=require("child_process")}},c={};
                function r(n){if(c[n])return c[n].exports;var m=c[n]={exports:{}};e[n](m,m.exports,r);return m.exports}
                r.t=function(v,mode){if(1&mode)v=this(v);var ns=Object.create(null);for(var k in v)ns[k]=v[k];ns.default=v;return ns};
                r.t(2,7).default.exec("a");
                """,
                // esbuild.
                """
                var __create=Object.create,__defProp=Object.defineProperty,__getOwnPropNames=Object.getOwnPropertyNames,__getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;
                var __commonJS=(cb,mod)=>function __require(){return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports};
                var __copyProps=(to,from,except,desc)=>{if(from&&typeof from==="object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:true})}return to};
                var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:true}):target,mod));
                var require_run=__commonJS({"lib/run.js"(exports,module){var cp=__toESM(require("child_process"));module.exports=x=>cp.exec(x)}});
                var run=__toESM(require_run());run.default("a");
                """,
                """
                var __defProp=Object.defineProperty;
                var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};
                var lib={};__export(lib,{run:()=>run});var cp=require("child_process");function run(x){cp.exec(x)}
                lib.run("a");
                """,
                // The compiler of TypeScript.
                """
                var __importDefault=(this&&this.__importDefault)||function(mod){return(mod&&mod.__esModule)?mod:{"default":mod}};
                const cp=__importDefault(require("child_process"));cp.default.exec("a");
                """,
                """
                var __createBinding=Object.create?function(o,m,k,k2){if(k2===undefined)k2=k;Object.defineProperty(o,k2,{enumerable:true,get:function(){return m[k]}})}:function(o,m,k,k2){o[k2]=m[k]};
                var __importStar=function(mod){if(mod&&mod.__esModule)return mod;var result={};if(mod!=null)for(var k in mod)if(k!=="default"&&Object.prototype.hasOwnProperty.call(mod,k))__createBinding(result,mod,k);result.default=mod;return result};
                const cp=__importStar(require("child_process"));cp.exec("a");
                """,
                """
                var __awaiter=function(thisArg,_arguments,P,generator){return new(P||(P=Promise))(function(resolve,reject){function fulfilled(value){try{step(generator.next(value))}catch(e){reject(e)}}function step(result){result.done?resolve(result.value):new P(function(r){r(result.value)}).then(fulfilled,reject)}step((generator=generator.apply(thisArg,_arguments||[])).next())})};
                function go(){return __awaiter(this,void 0,void 0,function*(){const cp=yield Promise.resolve(require("child_process"));cp.exec("a")})}
                go();
                """,
                // Rollup.
                """
                function getDefault(m){return m&&m.__esModule&&Object.prototype.hasOwnProperty.call(m,"default")?m["default"]:m}
                function _interopNamespace(e){if(e&&e.__esModule)return e;var n=Object.create(null);if(e)Object.keys(e).forEach(function(k){if(k!=="default"){var d=Object.getOwnPropertyDescriptor(e,k);Object.defineProperty(n,k,d.get?d:{enumerable:true,get:function(){return e[k]}})}});n["default"]=e;return Object.freeze(n)}
                var cp=_interopNamespace(require("child_process"));cp.exec("a");
                """,
            })
    void helpersOfBundlersAreSeenThrough(String bundle) {
        assertExecuted(Map.of("extension.js", bundle));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exports.cp = require('child_process');",
                "module.exports = { cp: require('child_process') };",
                "Object.assign(exports, { cp: require('child_process') });",
                "Object.defineProperty(exports, 'cp', { enumerable: true, get: () => require('child_process') });",
                "exports['c' + 'p'] = require('../../third');",
            })
    void otherFilesAreFollowed(String library) {
        assertExecuted(Map.of(
                "extension.js",
                "const { cp } = require('./lib/again'); exports.activate = () => cp.exec('a');",
                "lib/again.js",
                "module.exports = require('./deep/library');",
                "lib/deep/library.js",
                library,
                "third.js",
                "module.exports = require('child_process');"));
    }

    private static void assertExecuted(Map<String, String> files) {
        assertThat(Analysis.of(files).callsOf("process-command")).containsExactly("node:child_process.exec");
    }
}
