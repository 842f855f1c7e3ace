"""Models side by side, every cell with its tier, source and day."""
