"""What hm says: diagnostics in three formats, progress, summaries and tables."""
