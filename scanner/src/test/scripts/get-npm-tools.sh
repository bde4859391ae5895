#!/bin/sh
# Fetches the npm packages that NpmToolsTest asks. Not part of the build: it needs npm, node and a network.
set -eu
target="$(dirname "$0")/../../../target/npm-tools"
mkdir -p "$target"
npm install --prefix "$target" --no-save --no-audit --no-fund --ignore-scripts \
    javascript-obfuscator@5.8.0 esbuild@0.28.2 acorn@8.15.0 acorn-walk@8.3.4
