"""Why pages cannot be laid out. Light: importing it loads nothing."""


class LayoutError(Exception):
    """The pages cannot be laid out; the message says why and what to do."""
