"""Addresses, and whether they lead where they say."""
