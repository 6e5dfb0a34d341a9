"""Dates, sums, and the numbers of the issue."""
