"""What upstream lists say, held against the base: parsers, comparison, proposals and the edits they ask for."""
