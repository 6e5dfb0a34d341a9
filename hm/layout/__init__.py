"""Laid-out pages from composed HTML: one run at a time, cached, in parallel.

Importing this package does not load the layout engine; laying out a run that is not in
the cache does.
"""

from hm.layout.runs import LayoutError, lay_out, processes

__all__ = ["LayoutError", "lay_out", "processes"]
