"""What agenda points are about: KLE, CAP and schemes of one's own."""

from .features import PointText
from .kle import classify, classify_many, explain, is_procedure
from .points import read_point
from .schemes import load_scheme, recode

__all__ = [
    "PointText",
    "classify",
    "classify_many",
    "explain",
    "is_procedure",
    "load_scheme",
    "read_point",
    "recode",
]
