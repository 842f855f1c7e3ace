"""Judges of ranks and scores, held against the table of their board and day."""
