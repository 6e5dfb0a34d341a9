"""What is quoted, against what was said."""
