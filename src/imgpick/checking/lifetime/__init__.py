"""Judges of days: what came out when, what is newest, what has ended or will."""
