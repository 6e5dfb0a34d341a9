"""What keeps source files from being read as they are meant."""
