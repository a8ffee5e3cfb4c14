"""`python -m poworkbench` is the program."""

from __future__ import annotations

import multiprocessing
import sys

from poworkbench.app.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
