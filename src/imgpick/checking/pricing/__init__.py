"""Judges of prices: which cells an amount can mean, comparisons, sums, shares, plans of apps beside the API."""
