#!/bin/sh
# Makes .venv with the workbench and what it needs, and Qt's system libraries where they are missing.
# Usage: installer/set-up.sh EXTRAS   (a comma list of pyproject's extras, or nothing for the program alone)
# Does nothing where pyproject.toml and constraints.txt are as they were the last time. Needs sh, a Python >= 3.11, no git.
set -eu
cd "$(dirname "$0")/.."
extras=${1:-}
venv=${VENV:-.venv}
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}
for_qt="libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core"
for_x="libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0"

say() { printf '%s\n' "poworkbench set-up: $*" >&2; }
fail() { say "$*"; exit 1; }
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Install Debian packages where we may, else say the one line to run and stop.
need() {
    if may_install; then
        say "installing $*"
        export DEBIAN_FRONTEND=noninteractive
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
            { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } ||
            fail "could not install $*; install them by hand, then run make again"
    elif command -v apt-get >/dev/null 2>&1; then
        fail "some system packages are missing. Run this, then make again:
    sudo apt-get install -y $*"
    else
        fail "some system packages are missing. Install what your system calls these, then run make again:
    $*"
    fi
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$name" >/dev/null 2>&1 && new_enough "$name"; then echo "$name"; return; fi
    done
    return 1
}

# Debian keeps venv in a package of its own; virtualenv or a system pip that reaches into the venv do as well.
make_venv() {
    say "making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv" >/dev/null 2>&1 && return
    "$python" -m virtualenv -q --clear "$venv" >/dev/null 2>&1 && return
    if "$python" -m venv --clear --without-pip "$venv" >/dev/null 2>&1 &&
        "$python" -m pip --python "$venv/bin/python" install -q pip >/dev/null 2>&1; then return; fi
    # A machine without it is a bare one: what Qt will ask for is named along with it, so that it is asked for once.
    # shellcheck disable=SC2086 # lists of words
    need "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" $for_qt ${display:+$for_x}
    "$python" -m venv --clear "$venv"
}

install_packages() {
    say "installing packages into $venv (the first time takes a minute or two)"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt -e ".${extras:+[$extras]}" ||
        fail "could not install the Python packages; is the network there? pip's own words are above"
}

# Qt starts without a display, and has a font to paint with.
qt_starts() {
    QT_QPA_PLATFORM=offscreen "$venv/bin/python" - 2>/dev/null <<'PY'
import sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication([])
sys.exit(not QFontDatabase.families())
PY
}

# What Qt's plugin for X displays is linked to is all there.
xcb_is_whole() {
    plugin=$(find "$venv"/lib*/ -name libqxcb.so -print -quit)
    ! { [ -n "$plugin" ] && ldd "$plugin" | grep -q 'not found'; }
}

check_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=
    qt_starts || missing=$for_qt
    if [ -n "$display" ] && ! xcb_is_whole; then missing="$missing $for_x"; fi
    # shellcheck disable=SC2086 # a list of words
    [ -z "$missing" ] || need $missing
    qt_starts || fail "Qt still does not start: run  QT_DEBUG_PLUGINS=1 $venv/bin/python -c 'import PySide6.QtWidgets'"
}

stamp=$venv/.set-up-$(printf '%s' "${extras:-program}" | tr ',' '-')${display:+-display}
state=$(pwd; cat pyproject.toml constraints.txt | cksum)
if [ -x "$venv/bin/poworkbench" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; then exit 0; fi

if ! { [ -x "$venv/bin/python" ] && new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }; then
    python=$(find_python) || fail "no Python 3.11 or newer was found. Install one (Debian: apt-get install python3) or name it: make PYTHON=/path/to/python3"
    make_venv
fi
install_packages
check_qt
printf '%s\n' "$state" >"$stamp"
