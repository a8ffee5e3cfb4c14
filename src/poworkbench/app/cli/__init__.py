"""The command line: one module for each command, with `add(subparsers)` and `run(args) -> int`."""
