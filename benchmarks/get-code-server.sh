#!/bin/sh
# Gets about ninety real, compiled, benign extensions to scan: the built-in ones of code-server.
# Opt-in: it is the only script here that uses the network, and no test needs it.
#
#     benchmarks/get-code-server.sh [FOLDER]      default: benchmarks/target/code-server
#
# Needs npm, which checks the package against its registry; nothing of the package is run or installed.
set -eu

version=4.100.3
sha256=a85138ac3a382a9ba1df652a751901ec598fed24f673b8a8653de7be8335bfaa

folder=${1:-$(dirname "$0")/target/code-server}
mkdir -p "$folder"
cd "$folder"

if [ ! -d extensions ]; then
    npm pack --silent --ignore-scripts "code-server@$version" >&2
    archive=code-server-$version.tgz
    if command -v sha256sum >/dev/null; then
        sum=$(sha256sum "$archive" | cut -d' ' -f1)
    else
        sum=$(shasum -a 256 "$archive" | cut -d' ' -f1)
    fi
    [ "$sum" = "$sha256" ] || { echo "get-code-server: $archive has SHA-256 $sum, expected $sha256" >&2; exit 1; }
    tar -xzf "$archive" package/lib/vscode/extensions
    mv package/lib/vscode/extensions extensions
    rm -rf package "$archive"
fi
echo "$PWD/extensions"
