"""Judges of labels and of tables and lists of features, which touch on every other subject."""
