"""Judges of licences and access: commercial use, open weights, where a model is sold, what a chat app runs."""
