// What the tools of npm make of scripts, for NpmToolsTest. Reads a list of scripts as JSON from standard input, writes JSON:
//
//     node npm-tools.mjs FOLDER obfuscate     for each option a list: the scripts as javascript-obfuscator writes them
//     node npm-tools.mjs FOLDER minify        a list: the scripts as esbuild writes them
//     node npm-tools.mjs FOLDER count         a list: how many functions and calls acorn sees in each
//
// FOLDER is where get-npm-tools.sh put the tools. The scripts are only rewritten and read, never run.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, work] = process.argv.slice(2);
const require = createRequire(resolve(folder) + '/');
const scripts = JSON.parse(readFileSync(0, 'utf8'));

const plain = { seed: 20261125, stringArray: true, stringArrayThreshold: 1, stringArrayRotate: true, stringArrayShuffle: true };
const options = {
  low: { seed: 1, optionsPreset: 'low-obfuscation' },
  medium: { seed: 2, optionsPreset: 'medium-obfuscation' },
  high: { seed: 3, optionsPreset: 'high-obfuscation' },
  none: { ...plain, stringArrayEncoding: ['none'] },
  base64: { ...plain, stringArrayEncoding: ['base64'] },
  rc4: { ...plain, stringArrayEncoding: ['rc4'] },
  wrappers: {
    ...plain, stringArrayEncoding: ['rc4'], stringArrayWrappersCount: 3, stringArrayWrappersType: 'function',
    stringArrayWrappersChainedCalls: true, stringArrayCallsTransform: true, stringArrayCallsTransformThreshold: 1,
  },
  split: { ...plain, splitStrings: true, splitStringsChunkLength: 3 },
  flattening: { ...plain, controlFlowFlattening: true, controlFlowFlatteningThreshold: 1 },
  keys: { ...plain, transformObjectKeys: true },
  'dead-code': { ...plain, deadCodeInjection: true, deadCodeInjectionThreshold: 1 },
  escapes: { ...plain, unicodeEscapeSequence: true, numbersToExpressions: true },
};

function count(script) {
  const acorn = require('acorn');
  const walk = require('acorn-walk');
  const kinds = {
    functions: ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
    calls: ['CallExpression', 'NewExpression', 'ImportExpression', 'TaggedTemplateExpression'],
  };
  const counts = { functions: 0, calls: 0 };
  let tree;
  try {
    tree = acorn.parse(script, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true, allowHashBang: true });
  } catch {
    tree = acorn.parse(script, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  }
  walk.full(tree, (node) => {
    for (const [kind, types] of Object.entries(kinds)) counts[kind] += types.includes(node.type) ? 1 : 0;
  });
  return counts;
}

const works = {
  obfuscate: () => {
    const tool = require('javascript-obfuscator');
    return Object.fromEntries(Object.entries(options).map(([name, option]) =>
      [name, scripts.map((script) => tool.obfuscate(script, option).getObfuscatedCode())]));
  },
  minify: () => scripts.map((script) => require('esbuild').transformSync(script, { minify: true, platform: 'node' }).code),
  count: () => scripts.map(count),
};
process.stdout.write(JSON.stringify(works[work]()));
