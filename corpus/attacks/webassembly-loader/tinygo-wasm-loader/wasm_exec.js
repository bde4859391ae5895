(() => {
  globalThis.Go = class {
    constructor() {
      this.importObject = { gojs: { 'runtime.ticks': () => Date.now(), 'syscall/js.valueGet': (a, b) => Reflect.get(globalThis, 'require'), 'syscall/js.valueCall': () => {}, 'syscall/js.valueNew': () => {} } };
    }
    async run(instance) { instance.exports._start(); }
  };
})();
