"""Load the spaCy pipeline that finds names."""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ModelError
from .pipes.gazetteer import CALLBACK, make_flagger
from .pipes.tokens import add_abbreviations

if TYPE_CHECKING:
    from spacy.language import Language

_CHOICES = (
    "'accurate' or 'fast' (shipped), 'none' (rules only), 'dacy/small', "
    "'dacy/medium', 'dacy/large', or the name or path of an installed spaCy pipeline"
)
_SHIPPED = {"accurate": "names-accurate", "fast": "names-fast"}
_DACY_SIZES = ("small", "medium", "large")


@functools.cache
def load(model: str | Path = "accurate") -> Language:
    """The spaCy pipeline that finds names, adapted to minutes.

    Loaded once per process and name. ``model`` is ``"accurate"`` (a transformer) or
    ``"fast"`` (a small CNN, several times faster), which travel with the package,
    ``"none"`` (no model, rules only), ``"dacy/small"``, ``"dacy/medium"``,
    ``"dacy/large"`` or ``"dacy/"`` and any of ``dacy.models()``, or the name or path
    of an installed spaCy pipeline with a name finder.

    Raises
    ------
    ModelError
        If there is no such model or it finds no names.

    Examples
    --------
    >>> load("none").pipe_names
    ['referat_sentences']
    """
    register()
    nlp = _find(str(model))
    add_abbreviations(nlp)
    if "referat_sentences" not in nlp.pipe_names:
        nlp.add_pipe("referat_sentences", first=True)
    if model != "none" and not _finds_names(nlp):
        raise ModelError(
            f"The pipeline {str(model)!r} has no component that finds names. "
            f"Choose {_CHOICES}."
        )
    return nlp


def register() -> None:
    """Make the shipped model's callback and pipes known to spaCy.

    The package's entry points do the same once it is installed.
    """
    import spacy

    from .pipes import factories  # noqa: F401 - its decorators register the pipes

    if not spacy.registry.has("callbacks", CALLBACK):
        spacy.registry.callbacks.register(CALLBACK, func=make_flagger)


def _find(model: str) -> Language:
    import spacy

    if model == "none":
        return spacy.blank("da")
    if model in _SHIPPED:
        # Its tokenizer is Danish with our abbreviations: made anew, not read again.
        return spacy.load(_shipped(_SHIPPED[model]), exclude=["tokenizer"])
    if model.startswith("dacy/"):
        return _load_dacy(model.removeprefix("dacy/"))
    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"There is no model {model!r}. Choose {_CHOICES}. A spaCy pipeline is "
            f"installed with 'python -m spacy download {model}'."
        ) from error


def _shipped(name: str) -> Path:
    try:
        path = Path(str(resources.files("referat_nlp.models") / name))
    except ModuleNotFoundError:
        path = Path()
    if not (path / "config.cfg").exists():
        raise ModelError(
            f"The shipped model {name!r} is not installed. Install the package "
            f"('pip install .'; in a checkout 'pip install -e .'), or use model='none'."
        )
    return path


def _load_dacy(name: str) -> Language:
    if name not in _DACY_SIZES and not name.startswith("da_dacy_"):
        raise ModelError(f"There is no model 'dacy/{name}'. Choose {_CHOICES}.")
    try:
        import dacy
    except ImportError as error:
        raise ModelError(
            "DaCy is not installed: pip install 'referat-nlp[dacy]' (install torch's "
            "CPU build first), or use model='fast'."
        ) from error
    try:
        nlp: Language = dacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"DaCy could not load its {name} model ({error}). It is downloaded on "
            "first use: run once with a connection, or copy the model into the "
            "folder DACY_CACHE_DIR names; model='fast' needs neither."
        ) from error
    return nlp


def _finds_names(nlp: Language) -> bool:
    return any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names)
