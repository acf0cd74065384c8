"""The models that travel with the package; see the cards in ``models/``."""
