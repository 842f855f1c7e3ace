"""Model ids in a code base: which are gone or going, and what to write instead."""
