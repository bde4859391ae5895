#!/bin/sh
# Scans real extensions that people publish, and says how many of them are accused. Each is believed to be honest:
# whatever is suspicious or malicious here is a false alarm.
# Opt-in: it uses the network, and no test needs it.
#
#     benchmarks/scan-honest.sh [FOLDER]      default: benchmarks/target/honest
#
# Needs npm, which checks each package against its registry and tar; nothing of a package is run or
# installed. benchmarks/honest.txt names what is scanned, each in one version.
set -eu

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
folder=${1:-$here/target/honest}
mkdir -p "$folder/packages" "$folder/extensions"

# What is an extension: a folder whose package.json asks for an editor, below the root of the package or of its parts.
keep() {
    find "$1" -name node_modules -prune -o -name package.json -print | while read -r manifest; do
        if grep -q '"vscode" *: *"[~^>=*0-9]' "$manifest"; then
            from=$(dirname "$manifest")
            to=$folder/extensions/$2__$(basename "$from")
            [ -e "$to" ] || mv "$from" "$to"
        fi
    done
    find "$1" -name '*.vsix' -exec mv {} "$folder/extensions/" \; 2>/dev/null || true
}

while read -r package _; do
    case $package in '' | '#'*) continue ;; esac
    mark=$folder/packages/$(printf %s "$package" | tr '/@' '__')
    [ -e "$mark.done" ] && continue
    rm -rf "$mark" && mkdir "$mark"
    (cd "$mark" && npm pack --silent --ignore-scripts "$package" >/dev/null)
    tar -xzf "$mark"/*.tgz -C "$mark" && rm "$mark"/*.tgz
    keep "$mark" "$(basename "$mark")"
    rm -rf "$mark" && : >"$mark.done"
done <"$here/honest.txt"

report=$folder/report.json
begun=$(date +%s)
"$here/../vsxray" scan "$folder/extensions" -qq --fail-on never --output "$report"
ended=$(date +%s)

# The report's summary holds one count for each verdict.
count() { grep -o "\"$1\" *: *[0-9]*" "$report" | head -n 1 | grep -o '[0-9]*$' || echo 0; }
total=$(count extensions)
alarms=$(($(count suspicious) + $(count malicious)))
echo "$total extensions, $alarms accused ($((alarms * 10000 / (total > 0 ? total : 1))) of 10,000), $((ended - begun)) s"
echo "$report"
