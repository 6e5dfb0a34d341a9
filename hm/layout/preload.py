"""What a layout process has loaded before it is forked: modules, and what never changes."""

import atexit
import contextlib
import gc
import os
import signal

# Looking for garbage takes a third of the time that modules take to load.
gc.disable()

# Ctrl-C reaches every process of a terminal; hm itself ends this one, without its words.
signal.signal(signal.SIGINT, signal.SIG_IGN)

import fontTools.ttLib  # noqa: E402, F401  # hm imports it late, and every issue has headlines

from hm import quick_start  # noqa: E402
from hm.layout.hyphens import dictionary  # noqa: E402

with contextlib.suppress(OSError):  # said by the first run, from where it reaches the user
    import hm.layout.worker  # noqa: F401
    from hm.layout.engine import parse_ahead

    parse_ahead()

dictionary("en_GB", 3, 4)  # most magazines are English

quick_start.keep()

# Nor is the collector to go through what they share, which would copy it to each.
gc.freeze()

# The process that others are forked from has nothing to put in order when it ends.
atexit.register(os._exit, 0)
