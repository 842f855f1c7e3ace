"""Decisions that are kept, and what has moved under them since."""
