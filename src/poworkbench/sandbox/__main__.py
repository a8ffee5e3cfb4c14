"""`python -m poworkbench.sandbox --home DIR --orders FILE`."""

from __future__ import annotations

import sys

from poworkbench.sandbox.process import main

sys.exit(main())
