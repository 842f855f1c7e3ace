"""What was true when: the dated rows of the base in order, and the difference between two days."""
