"""From a file to blocks of text: what each format sets apart, headings, days, ignores. Offsets stay those of the original."""
