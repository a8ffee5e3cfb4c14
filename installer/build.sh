#!/bin/sh
# Freezes the program into build/frozen/poworkbench; there, away from this checkout and its Python, it checks itself and
# works the demo's whole day: documents in processes, the sandbox ERP, every screen.
set -eu
cd "$(dirname "$0")/.."
started=$(date +%s)
.venv/bin/python -m PyInstaller --noconfirm --log-level ERROR --distpath build/frozen --workpath build/pyinstaller installer/poworkbench.spec
built=$(date +%s)
program=$PWD/build/frozen/poworkbench/poworkbench
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
alone() { (cd "$elsewhere" && env -i LANG=C.UTF-8 HOME="$elsewhere" PATH=/usr/bin:/bin "$program" "$@"); }
alone --self-check
alone demo --headless --home "$elsewhere/day" >"$elsewhere/said" 2>&1 || { cat "$elsewhere/said"; exit 1; }
tail -n 1 "$elsewhere/said"
printf 'frozen in %s s, %s MB: %s\n' "$((built - started))" "$(du -sm build/frozen/poworkbench | cut -f1)" "$program"
