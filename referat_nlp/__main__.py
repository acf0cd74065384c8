"""``python -m referat_nlp``: the command line."""

from .cli import main

main()
