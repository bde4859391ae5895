#!/bin/sh
# Times whole scans from cold start: the built-in extensions of code-server, once more with what the first run kept, 50 and 500
# extensions made by copying them with changed bytes, one bundle of growing size, and other scanners over the same folder
# where they are on the PATH.
#
#     benchmarks/whole-process.sh [builtins] [copies] [growth] [others]      default: all of them
#
# Prints a table with one line for each run: processor time (user and system) and clock in seconds, resident memory at most in
# MB, and how many times the first line of its part it took of both times. Compare processor time; the clock also tells of what
# else the machine does. Needs GNU time.
#
# FOLDER names a folder of extensions instead of those that get-code-server.sh fetches, COPIES the numbers of copies. All
# are copies of the first so many as the smallest number names, so that more of them are more of the same.
# Every scan starts with a state folder of its own, so that nothing is known from the run before; but the one that says so.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
vsxray=${VSXRAY:-$here/../vsxray}
time=$(command -v gtime || echo /usr/bin/time)
"$time" -f '' true 2>/dev/null || { echo "whole-process: $time is not GNU time; install it (Debian: time, macOS: gnu-time)" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# measure NAME COMMAND... : the exit code of a scanner says what it found, and is not of interest here.
measure() {
    name=$1
    shift
    "$time" -o "$work/time" -f '%U %S %e %M' "$@" >/dev/null 2>&1 || true
    tail -n 1 "$work/time" >"$work/last"
    [ -f "$work/first" ] || cp "$work/last" "$work/first"
    cat "$work/first" "$work/last" | awk -v name="$name" '
        NR == 1 { processor = $1 + $2; clock = $3 }
        NR == 2 { printf "| %-40s | %7.2f s | %7.2f s | %5.0f MB | %6s | %6s |\n", name, $1 + $2, $3, $4 / 1024,
            (processor > 0 ? sprintf("%.2f", ($1 + $2) / processor) : ""), (clock > 0 ? sprintf("%.2f", $3 / clock) : "") }'
}

# scan NAME FOLDER [STATE]
scan() {
    name=$1
    folder=$2
    state=${3:-$(mktemp -d "$work/state.XXXXXX")}
    measure "$name" env VSXRAY_STATE="$state" "$vsxray" scan "$folder" -qq -o "$work/report.json" --fail-on never
}

# copies COUNT KINDS FOLDER: that many extensions, no two alike, of as many different ones. Each script ends with another comment.
copies() {
    for extension in "$code"/*/; do
        [ ! -f "$extension/package.json" ] || printf '%s\n' "$extension"
    done | head -n "$2" >"$work/kinds"
    mkdir -p "$3"
    made=0
    while [ "$made" -lt "$1" ]; do
        while [ "$made" -lt "$1" ] && read -r extension; do
            copy=$3/$made-$(basename "$extension")
            cp -r "$extension" "$copy"
            find "$copy" -type f -name '*.js' -exec sh -c 'n=$1; shift; for f; do printf "\n/* %s */\n" "$n" >>"$f"; done' sh "$made" {} +
            printf '\n' >>"$copy/package.json"
            printf '%s\n' "$made" >"$copy/copy.txt"
            made=$((made + 1))
        done <"$work/kinds"
    done
}

# bundle TIMES FOLDER: an extension whose one script is that many modules, each about 100 KB.
bundle() {
    mkdir -p "$2"
    printf '{"name":"bundle","publisher":"acme","version":"1.0.%s","engines":{"vscode":"*"},"main":"main.js"}\n' "$1" >"$2/package.json"
    awk -v modules="$1" 'BEGIN {
        for (m = 0; m < modules; m++) {
            printf "var m%d=(function(e){", m
            for (f = 0; f < 1000; f++)
                printf "function f%d(a,b){var c=a.length+%d;return c>b?e.get(c):f%d(b,{k:c,v:\"%d-%d\"})}\n", f, m, (f * 7) % 1000, m, f
            printf "return{run:f0}})(new Map());\n"
        }
        print "exports.activate=function(){m0.run([],1)}"
    }' >"$2/main.js"
}

[ $# -gt 0 ] || set -- builtins copies growth others
"$vsxray" --version >/dev/null # builds what is not built
case " $* " in *" builtins "* | *" copies "* | *" others "*) code=${FOLDER:-$("$here/get-code-server.sh")} ;; esac

printf '| %-40s | processor |     clock |   memory | times  | clock  |\n|---|---|---|---|---|---|\n' ''
for part; do
    rm -f "$work/first"
    case $part in
        builtins)
            # shellcheck disable=SC2016 # expanded by the inner shell
            measure 'sha256sum, for comparison' sh -c 'find "$1" -type f -exec sha256sum {} +' sh "$code"
            mkdir "$work/kept"
            scan 'built-in extensions' "$code" "$work/kept"
            scan 'the same, a second time' "$code" "$work/kept"
            ;;
        copies)
            # shellcheck disable=SC2086 # numbers are meant to be split
            kinds=$(printf '%s\n' ${COPIES:-50 500} | sort -n | head -n 1)
            for count in ${COPIES:-50 500}; do
                copies "$count" "$kinds" "$work/copies-$count"
                scan "$count extensions" "$work/copies-$count"
                rm -rf "$work/copies-$count"
            done
            ;;
        growth)
            for modules in 1 10 50 250; do
                bundle "$modules" "$work/bundle-$modules"
                size=$(wc -c <"$work/bundle-$modules/main.js")
                scan "one bundle of $((size / 1024)) KB" "$work/bundle-$modules"
            done
            ;;
        others)
            scan 'vsxray' "$code"
            for other in vsix-audit guarddog extension-guard yara; do
                command -v "$other" >/dev/null || { echo "$other: not on the PATH"; continue; }
                case $other in
                    vsix-audit) measure "$other" sh -c 'for e in "$1"/*/; do vsix-audit scan "$e"; done' sh "$code" ;;
                    guarddog) measure "$other" sh -c 'for e in "$1"/*/; do guarddog npm scan "$e"; done' sh "$code" ;;
                    extension-guard) measure "$other" extension-guard scan --path "$code" ;;
                    yara)
                        if [ -n "${YARA_RULES:-}" ]; then
                            measure "$other" yara -r "$YARA_RULES" "$code"
                        else
                            echo "yara: name a file of rules with YARA_RULES"
                        fi
                        ;;
                esac
            done
            ;;
        *)
            echo "whole-process: $part is not one of builtins, copies, growth, others" >&2
            exit 2
            ;;
    esac
done
