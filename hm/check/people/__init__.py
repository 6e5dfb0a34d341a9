"""People: where an issue names them in its words, and which names are one person’s."""
