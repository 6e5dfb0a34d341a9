"""What ``hm`` and ``python -m hm`` run. Light: the layout engine starts to load before all else."""

from __future__ import annotations

import gc
import os
import sys

from hm import quick_start


def main() -> None:
    """Run the command that was typed."""
    # A command is over before garbage matters; looking for it takes a tenth of the time.
    gc.disable()
    quick_start.begin()
    # To look for plugins it would read the metadata of all packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.argv[1:2] == ["build"]:
        # Before the words of the command are read: the engine takes longest to load.
        from hm.layout.ahead import fork_ahead

        fork_ahead()
    from hm.cli import main as run

    run()


if __name__ == "__main__":
    main()
