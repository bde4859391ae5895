// Compiles each case with each compiler for each target, whole and minified, into an extension of its own.
//   node compile.js CASES MODULES OUT
const fs = require('fs');
const path = require('path');

const [, , cases, modules, out] = process.argv;
const load = (name) => require(path.join(modules, name));
const typescript = load('typescript');
const esbuild = load('esbuild');
const swc = load('@swc/core');

const compilers = {
  typescript: {
    targets: ['ES5', 'ES2015', 'ES2017', 'ES2018', 'ES2022'],
    compile: (source, target) =>
      typescript.transpileModule(source, {
        compilerOptions: { target, module: 'CommonJS', experimentalDecorators: true, downlevelIteration: true, useDefineForClassFields: false },
      }).outputText,
  },
  esbuild: {
    targets: ['es2015', 'es2016', 'es2017', 'es2020', 'es2022'],
    compile: (source, target) =>
      esbuild.transformSync(source, {
        target,
        loader: 'ts',
        format: 'cjs',
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      }).code,
  },
  swc: {
    targets: ['es5', 'es2015', 'es2017', 'es2022'],
    compile: (source, target) =>
      swc.transformSync(source, {
        jsc: { target, parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true } },
        module: { type: 'commonjs' },
      }).code,
  },
};

for (const file of fs.readdirSync(cases).sort()) {
  const name = path.basename(file, '.ts');
  const source = fs.readFileSync(path.join(cases, file), 'utf8');
  for (const [compiler, { targets, compile }] of Object.entries(compilers)) {
    for (const target of targets) {
      const code = compile(source, target);
      const forms = { whole: code, minified: esbuild.transformSync(code, { minify: true }).code };
      for (const [form, text] of Object.entries(forms)) {
        const id = `${compiler}-${target.toLowerCase()}-${form}--${name}`;
        const folder = path.join(out, id);
        fs.mkdirSync(folder, { recursive: true });
        fs.writeFileSync(path.join(folder, 'extension.js'), text);
        fs.writeFileSync(
          path.join(folder, 'package.json'),
          JSON.stringify({
            name: id,
            publisher: 'acme',
            version: '1.0.0',
            engines: { vscode: '^1.80.0' },
            main: 'extension.js',
            activationEvents: ['onStartupFinished'],
          }),
        );
      }
    }
  }
}
