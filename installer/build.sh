#!/bin/sh
# Freezes the program into build/frozen/poworkbench and lets it check itself, away from this checkout and its Python.
set -eu
cd "$(dirname "$0")/.."
started=$(date +%s)
.venv/bin/python -m PyInstaller --noconfirm --log-level ERROR --distpath build/frozen --workpath build/pyinstaller installer/poworkbench.spec
built=$(date +%s)
program=$PWD/build/frozen/poworkbench/poworkbench
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
(cd "$elsewhere" && env -i LANG=C.UTF-8 HOME="$elsewhere" PATH=/usr/bin:/bin POWORKBENCH_HOME="$elsewhere/home" "$program" --self-check)
printf 'frozen in %s s, %s MB: %s\n' "$((built - started))" "$(du -sm build/frozen/poworkbench | cut -f1)" "$program"
