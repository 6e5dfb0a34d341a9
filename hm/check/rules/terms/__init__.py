"""One thing, one name: organisations, abbreviations, hyphens and capitals."""
