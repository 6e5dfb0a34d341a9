"""Why pages cannot be laid out. Light: importing it loads nothing."""

KILLED = (
    "A layout process was stopped from outside, perhaps for want of memory. "
    "Try again with --jobs 1."
)


class LayoutError(Exception):
    """The pages cannot be laid out; the message says why and what to do."""
