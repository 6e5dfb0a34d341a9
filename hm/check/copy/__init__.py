"""The words of an issue as a reader meets them, each knowing where it is written."""
