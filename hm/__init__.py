"""hm builds the magazine Healthcare Manager from Markdown and YAML."""

__version__ = "0.1.0"
