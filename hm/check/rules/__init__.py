"""One rule, one file; its folder is its family. A new file here is a new rule.

Nothing else need be told.
"""
