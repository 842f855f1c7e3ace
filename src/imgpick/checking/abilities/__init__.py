"""Judges of what models can do: features, limits, speed, hardware."""
