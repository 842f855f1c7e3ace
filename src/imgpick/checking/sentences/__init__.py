"""One sentence or table cell with all that was recognised in it: names, amounts, and what stands over it."""
