"""Entry points of the spaCy factories.

spaCy imports this module whenever a pipeline is made, so the rules are imported
only when a factory is called.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from spacy.language import Language  # noqa: TID253 - spaCy itself imports this module
from thinc.model import Model

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .cnn_names import CnnNames
    from .onnx_ner import OnnxNames
    from .rule_pipe import RulePipe


@Language.factory("referat_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sentence starts after line breaks and full stops."""
    from .tokens import mark_sentences

    return mark_sentences


@Language.factory(
    "referat_onnx_names",
    assigns=["doc.ents"],
    default_config={"labels": ["PER", "LOC", "ORG"], "threads": 1},
)
def make_onnx_names(
    nlp: Language, name: str, labels: list[str], threads: int
) -> OnnxNames:
    """Names by a transformer in ``doc.ents``; its files are read from disk."""
    from .onnx_ner import OnnxNames

    return OnnxNames(labels, threads)


@Language.factory("referat_cnn_names", assigns=["doc.ents"])
def make_cnn_names(nlp: Language, name: str, model: Model[Any, Any]) -> CnnNames:
    """Names by a small CNN in ``doc.ents``; a long text is read part by part."""
    from .cnn_names import CnnNames

    return CnnNames(nlp.vocab, model, name)


@Language.factory("referat_amounts", assigns=["doc.spans"])
def make_amounts(nlp: Language, name: str) -> RulePipe:
    """Sums of money in ``doc.spans["amounts"]``."""
    from ..rules.amounts import find_amounts
    from .rule_pipe import RulePipe

    return RulePipe(find_amounts, "amounts")


@Language.factory(
    "referat_dates", assigns=["doc.spans"], default_config={"anchor": None}
)
def make_dates(nlp: Language, name: str, anchor: str | None) -> RulePipe:
    """Dates and periods in ``doc.spans["dates"]``; ``anchor`` is an ISO date."""
    from ..rules.dates import find_dates
    from .rule_pipe import RulePipe

    day = date.fromisoformat(anchor) if anchor else None
    return RulePipe(functools.partial(find_dates, anchor=day), "dates")


@Language.factory("referat_recommendations", assigns=["doc.spans"])
def make_recommendations(nlp: Language, name: str) -> RulePipe:
    """Recommended clauses in ``doc.spans["recommendations"]``."""
    from ..rules.recommendations import find_recommendations
    from .rule_pipe import RulePipe

    return RulePipe(find_recommendations, "recommendations")


@Language.factory("referat_decisions", assigns=["doc.spans"])
def make_decisions(nlp: Language, name: str) -> RulePipe:
    """Decisions in ``doc.spans["decisions"]``."""
    from ..rules.decisions import find_decisions
    from .rule_pipe import RulePipe

    return RulePipe(find_decisions, "decisions")


@Language.factory("referat_entities", assigns=["doc.spans"], requires=["doc.ents"])
def make_entities(nlp: Language, name: str) -> RulePipe:
    """Names by rule and by the pipeline's model in ``doc.spans["entities"]``."""
    from .entities import entities_of
    from .rule_pipe import RulePipe

    return RulePipe(entities_of, "entities", on_doc=True)
