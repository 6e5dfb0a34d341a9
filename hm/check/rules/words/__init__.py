"""Spelling and slips of grammar."""
