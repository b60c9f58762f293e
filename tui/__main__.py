"""Where `korea-reader` starts: a command runs without the screen, anything else opens the reader."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run `korea-reader` and return its exit code."""
    from tui.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
