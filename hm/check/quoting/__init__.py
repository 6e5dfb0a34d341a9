"""Words that are quoted: where they come from, and how they differ from there."""
