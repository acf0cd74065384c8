"""Language knowledge as functions of a string: no spaCy, no files, no layout."""
