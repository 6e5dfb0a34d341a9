"""Asking the servers that an issue's addresses name. Only ``hm check --online`` does."""
