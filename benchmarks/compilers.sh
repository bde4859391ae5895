#!/bin/sh
# Compiles small inert programs, each of which carries data through one form of the language, with the compilers that
# extensions are made with, for each of their targets, and says which of them the scanner finds.
# Opt-in: it uses the network, and no test needs it.
#
#     benchmarks/compilers.sh [FOLDER]      default: benchmarks/target/compilers
#
# Needs Node and npm; the compilers run on the programs of this repository, nothing of theirs is installed by script.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/target/compilers}
command -v npm >/dev/null || { echo "compilers.sh: npm not found; install Node with npm" >&2; exit 2; }
mkdir -p "$folder"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent \
    typescript@5.6.3 esbuild@0.28.2 @swc/core@1.16.22
rm -rf "$folder/extensions"
node "$here/compilers/compile.js" "$here/compilers/cases" "$folder/node_modules" "$folder/extensions"
"$here/../vsxray" scan "$folder/extensions" --no-cache -qq --fail-on never --format json --output "$folder/report.json"
node "$here/compilers/missed.js" "$folder/report.json"
