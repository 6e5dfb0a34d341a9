"""One rule, one file. A new file here is a new rule; nothing else need be told."""
