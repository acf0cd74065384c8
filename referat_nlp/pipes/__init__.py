"""The rules and the name model as spaCy components."""
