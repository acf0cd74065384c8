"""A layout drawn by lot, such as an official could have printed."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random

from msgspec import Struct, structs

from .dimensions import DIMENSIONS


class Layout(Struct, frozen=True):
    """One value of every dimension; each is explained where it is printed."""

    form: str
    markup: str
    number: str
    place: str
    title: str
    access: str
    case_place: str
    case_label: str
    case_form: str
    heading: str
    order: str
    decision: str
    earlier: str
    absence: str
    vote: str
    recommend: str
    items: str
    head: str
    day: str
    attendance: str
    contents: str
    between: str
    repeat: str
    counting: str
    voice: str
    closing: str
    running: str
    groups: str
    sign: str
    kind: str

    def values(self) -> dict[str, str]:
        """Every dimension with its value."""
        return structs.asdict(self)


_WEIGHED = {
    name: (tuple(values), tuple(accumulate(values.values())))
    for name, values in DIMENSIONS.items()
}
HTML = {
    "h", "strong", "br", "div", "rows", "dl", "font", "pre", "article", "grid", "pairs",
    "link",
}  # fmt: skip
_PDF = {"bold", "plain", "large"}
_SHORT = {"decision-only", "two"}
#: Headings that name who decided: those that an earlier body's decision can have.
NAMING = tuple(
    d
    for d in DIMENSIONS["decision"]
    if "{body" in d and ("{day}" in d or "{long}" in d)
)
#: Numbers that may stand in a cell of their own.
_CELLS = ("{n}. ", "{n} ", "Pkt. {n} ", "Punkt {n} ", "{n}/{yy} ")


def drawn(draw: Random) -> Layout:
    """A layout that an official could have printed."""
    form = _value(draw, "form")
    while True:
        # Most lots are void, so a lot costs little to draw.
        values = {name: _value(draw, name) for name in DIMENSIONS} | {"form": form}
        if values["place"] == "cell":
            values["number"] = draw.choice(_CELLS)
        if values["case_place"] == "none":
            values |= {"case_label": "", "case_form": "kle"}
        if values["kind"] == "agenda":
            values |= dict.fromkeys(("attendance", "absence", "vote"), "none")
        found = Layout(**values)
        if all(rule(found) for rule in _RULES):
            return found


def _value(draw: Random, name: str) -> str:
    values, weights = _WEIGHED[name]
    return values[bisect(weights, draw.random() * weights[-1])]


def _form(it: Layout) -> bool:
    """Markup and running matter belong to the form."""
    if it.form == "html":
        return it.markup in HTML and it.running == "none"
    if it.contents == "links":
        return False
    if it.form == "pdf":
        return it.markup in _PDF
    return it.markup == "-" and it.running in ("none", "page")


def _shown(it: Layout) -> bool:
    """A reader must see where a point begins."""
    marked = it.case_place in ("above", "below", "slashes") or it.access in (
        "below",
        "above",
    )
    if it.title == "none":
        numbered = it.number and it.place == "before"
        return bool(numbered or marked) and it.contents == "none"
    if it.number == "":
        styled = it.form in ("html", "md") or it.markup in ("bold", "large")
        styled = styled and it.markup != "pre"
        return it.place == "before" and (styled or it.title == "caps" or marked)
    return True


def _number(it: Layout) -> bool:
    """A number by itself on a line or in a cell says no more than the number."""
    if it.title == "label":
        return it.place == "line" or it.number == ""
    if it.place == "cell":
        tabular = it.markup in ("rows", "br", "font", "article")
        tabular = tabular or it.form in ("pdf", "text", "word")
        return tabular and it.title != "none"
    if it.place == "after":
        return it.number in ("Pkt. {n} ", "Punkt {n} ") and it.title != "none"
    if it.place in ("line", "below"):
        return it.number[-2:] not in ("- ", "– ", "| ") and it.title != "none"
    return True


def _title(it: Layout) -> bool:
    lone = it.number in (
        "{n}. ",
        "{n}: ",
        "{n} - ",
        "• {n}. ",
        "{n} ",
        "{n}) ",
        "({n}) ",
    )
    lone = lone or it.number[-2:] in ("- ", "– ", "| ")
    behind = it.access.endswith(("suffix", "dash", "prefix", "only", "number"))
    if it.title == "none":
        return not (lone or behind or it.case_place == "brackets")
    if it.access == "behind-number":
        return it.place == "before" and it.number in ("{n}. ", "{n} ", "Pkt. {n} ")
    if it.place in ("below", "after"):
        return (
            not it.title.startswith("kind")
            and not behind
            and (it.case_place != "brackets")
        )
    return True


def _case(it: Layout) -> bool:
    """A case number is said to be one, unless its place says it."""
    label, journal = it.case_label, it.case_form.startswith("kle")
    if it.case_place == "none":
        return it.access != "with-case"
    if it.case_place == "brackets":
        marked = label == "Sagsnr. " or (label == "J.nr. " and journal)
        return marked or (label == "" and it.case_form != "3{s}41")
    if it.case_place in ("end", "field", "two-lines"):
        return label.endswith(": ") and it.access != "with-case"
    if it.case_place == "slashes":
        return label == "Sag " and it.access == "none" and not journal
    if label == "":
        return it.case_form in ("kle", "306-{year}-{s}", "EMN-{year}-0{s}1")
    return journal or not label.startswith("J")


def _sections(it: Layout) -> bool:
    """Without a decision's heading the minutes are short; margins need room."""
    if it.decision == "none" and it.order not in _SHORT:
        return False
    if it.heading == "margin":
        tabular = it.markup in ("rows", "dl", "grid", "pairs", "bold", "plain")
        return tabular or it.form in ("text", "word")
    if it.markup in ("dl", "grid", "pairs"):
        return False
    if it.heading in ("numbered", "lettered"):
        last = it.order in ("recommendation-top", "recommendation-last", "long")
        return last and it.number.startswith(("P", "Sag")) and it.earlier == "none"
    if it.heading == "spaced":
        return it.markup == "plain" or it.form == "wrapped"
    if it.heading == "ruled":
        return it.form in ("text", "wrapped") or it.markup == "pre"
    if it.heading == "run-in":
        return it.markup in ("bold", "large", "strong", "br") and "{" not in it.decision
    return True


def _rest(it: Layout) -> bool:
    if it.groups == "access" and it.access != "none":
        return False
    if it.kind == "agenda" and it.order in _SHORT:
        return False
    if it.recommend == "author-heading" and it.heading not in ("line", "colon"):
        return False
    if it.counting != "plain" and not it.number.startswith(
        ("{n}. ", "{n} ", "Pkt", "Pu")
    ):
        return False
    if it.between in ("top", "share") and it.form != "html":
        return False
    return it.order != "decision-only" or it.earlier == "none"


_RULES = (_form, _shown, _number, _title, _case, _sections, _rest)
