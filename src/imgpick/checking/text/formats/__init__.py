"""What each format sets apart: code, front matter, comments, quotations; and where its tables are.

Each module has one function, ``read``: it marks stretches to blank out and returns tables, front matter and links.
"""
