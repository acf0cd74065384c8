"""The errors a caller may want to catch; each message says what to do next."""


class ReferatError(Exception):
    """Base of every error this library raises on purpose."""


class ReadError(ReferatError):
    """A document could not be read; the message names the file and the way out."""


class LexiconError(ReferatError):
    """A lexicon file is wrong; the message names the file and the entry."""


class ModelError(ReferatError):
    """A model is missing or does not fit; the message says how to get it."""


class GoldError(ReferatError):
    """A gold file does not follow the contract or does not fit its document."""


class LabelError(ReferatError):
    """A table of labelled points cannot train a model; the message says why."""
