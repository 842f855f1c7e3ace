"""Choosing: a brief in, a cited verdict out."""
