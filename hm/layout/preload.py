"""What a layout process has loaded before it is forked: modules, and what never changes."""

import contextlib

from hm.layout.hyphens import dictionary

with contextlib.suppress(OSError):  # said by the first run, from where it reaches the user
    import hm.layout.worker  # noqa: F401

dictionary("en_GB", 3, 4)  # most magazines are English
