"""How the corpus's light markup is laid out as PDF and HTML."""
