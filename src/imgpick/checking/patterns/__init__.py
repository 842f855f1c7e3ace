"""Patterns that are compiled when first used, kept between runs, and skipped where none of their words stands."""
