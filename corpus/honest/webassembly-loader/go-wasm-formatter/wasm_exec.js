"use strict";
(() => {
    globalThis.Go = class {
        constructor() { this.argv = ["js"]; this.importObject = { gojs: { "runtime.wasmExit": (sp) => { this.exited = true; }, "runtime.nanotime1": () => performance.now(), "syscall/js.valueGet": () => {}, "syscall/js.valueCall": () => {} } }; }
        async run(instance) { this._inst = instance; instance.exports.run(1, 0); }
    };
})();
