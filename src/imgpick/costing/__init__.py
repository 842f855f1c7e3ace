"""From price cells to the cost of one image and of a month."""
