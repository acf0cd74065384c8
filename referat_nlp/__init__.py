"""Turn Danish council minutes (kommunale referater) into data.

>>> import referat_nlp as rn
>>> rn.find_amounts("Der afsættes 2-3 mio. kr. årligt.")[0].high
Decimal('3000000')
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import LabelError, LexiconError, ModelError, ReadError, ReferatError
    from .export import to_frames
    from .extract import mine, mine_all, mine_many
    from .pages import locate
    from .pipeline import load
    from .readers import documents, read
    from .readers.limits import Limits
    from .records import AgendaPoint, Failure, Minutes
    from .rules.amounts import find_amounts
    from .rules.dates import find_dates
    from .rules.decisions import find_decisions
    from .rules.recommendations import find_recommendations
    from .topics import recode

__version__ = "0.1.0"

__all__ = [
    "AgendaPoint",
    "Failure",
    "LabelError",
    "LexiconError",
    "Limits",
    "Minutes",
    "ModelError",
    "ReadError",
    "ReferatError",
    "documents",
    "find_amounts",
    "find_dates",
    "find_decisions",
    "find_recommendations",
    "load",
    "locate",
    "mine",
    "mine_all",
    "mine_many",
    "read",
    "recode",
    "to_frames",
]

# Names are imported on first use, so that `import referat_nlp` costs nothing.
_HOME = {
    "AgendaPoint": ".records",
    "Failure": ".records",
    "LabelError": ".errors",
    "LexiconError": ".errors",
    "Limits": ".readers.limits",
    "Minutes": ".records",
    "ModelError": ".errors",
    "ReadError": ".errors",
    "ReferatError": ".errors",
    "documents": ".readers",
    "find_amounts": ".rules.amounts",
    "find_dates": ".rules.dates",
    "find_decisions": ".rules.decisions",
    "find_recommendations": ".rules.recommendations",
    "load": ".pipeline",
    "locate": ".pages",
    "mine": ".extract",
    "mine_all": ".extract",
    "mine_many": ".extract",
    "read": ".readers",
    "recode": ".topics",
    "to_frames": ".export",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'referat_nlp' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name], __name__), name)
    # Looked up once: this function costs more than a short sentence's amounts.
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
