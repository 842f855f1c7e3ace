"""Where a text names a model: the base's names as a tree of words, names in parts, and headings that lend theirs."""
