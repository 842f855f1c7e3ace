"""Judges of names: old, wrong, unknown, of another vendor, or a product where an id is meant."""
