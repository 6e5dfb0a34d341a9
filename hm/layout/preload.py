"""What a layout process has loaded before it is forked: modules, and no state of theirs."""

import contextlib

with contextlib.suppress(OSError):  # said by the first run, from where it reaches the user
    import hm.layout.worker  # noqa: F401
