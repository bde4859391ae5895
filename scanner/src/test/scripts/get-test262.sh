#!/bin/sh
# Fetches the npm package that Test262Test reads. Not part of the build: it needs npm and a network.
set -eu
target="$(dirname "$0")/../../../target/test262"
mkdir -p "$target"
npm install --prefix "$target" --no-save --no-audit --no-fund --ignore-scripts test262-parser-tests@0.0.5
