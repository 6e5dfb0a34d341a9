"""What hm says: diagnostics in many formats, progress, summaries and tables."""
