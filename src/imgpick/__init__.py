"""Choose an AI image model with evidence."""

__version__ = "0.1.0"
