"""Holding the claims of a text against the base: offline, deterministic, a narrow grammar."""
