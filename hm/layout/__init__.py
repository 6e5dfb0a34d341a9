"""Laid-out pages from composed HTML: one run at a time, cached, in parallel.

``runs.lay_out`` is the way in. It does not load the layout engine; laying out a run that
is not in the cache does, in a process of its own.
"""
