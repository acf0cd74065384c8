"""Lines that may begin an agenda point, in groups of one style, each with a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from .built_headings import recommends
from .cued import Cued
from .cycles import cycle_starts
from .repeats import Repeats
from .vocabulary import Vocabulary

_TITLE_LABELS = (None, "open", "closed")
#: How far below its heading a point's first section heading usually stands.
_NEAR = 8
_LONGEST_LIST = 30
_LIST_OPENERS = (":", ",", " at", "indstiller", "anbefaler", "følgende")


_ANSWERED = ("recommendation", "decision")


class Candidate(Struct, frozen=True):
    """A line that may begin a point, with the score it earns by itself."""

    index: int
    score: float
    order: tuple[int, ...] = ()


def find_candidates(
    lines: Sequence[Cued], words: Vocabulary
) -> dict[str, list[Candidate]]:
    """All candidates, by styles such as ``number:.``, ``access`` and ``level:2``."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    repeats = Repeats(lines)
    for cued in lines:
        if cued.numbered is not None:
            score = _numbered_score(cued, lines, repeats)
            style = _family(cued.numbered.style)
            groups[style].append(Candidate(cued.index, score, cued.numbered.order))
            continue
        if cued.access is not None and not _is_group_heading(cued):
            groups["access"].append(Candidate(cued.index, _bare(cued, lines, 2)))
        elif _files(cued, words):
            above = lines[max(cued.index - 2, 0) : cued.index]
            if any(_files(c, words) for c in above):
                continue
            groups["case"].append(Candidate(cued.index, _bare(cued, lines, 3)))
        if (
            cued.heading is None
            and cued.label in _TITLE_LABELS
            and not (cued.case and cued.meta)
        ):
            for style in _title_styles(cued):
                groups[style].append(Candidate(cued.index, _title_score(cued, lines)))
    for style, group in groups.items():
        if _counts_through(group, lines):
            groups[style] = [_outlined(c, lines) for c in group]
    groups["listed"] = [Candidate(index, 1.0) for index in _announced(lines)]
    groups["cycle"] = [Candidate(index, 1.2) for index in cycle_starts(lines, words)]
    return groups


def _counts_through(group: Sequence[Candidate], lines: Sequence[Cued]) -> bool:
    """Whether numbers count from 1 through the document once, like an agenda's."""
    counted = [candidate.order for candidate in group]
    if len(counted) < 3 or counted != [(i + 1,) for i in range(len(counted))]:
        return False
    first, last = group[0].index, group[-1].index
    return last - first >= (len(lines) - 1 - first) / 3


def _outlined(candidate: Candidate, lines: Sequence[Cued]) -> Candidate:
    """A point whose text goes on in its title's line is no worse for being long."""
    cued = lines[candidate.index]
    text = cued.text[cued.numbered.rest :] if cued.numbered else ""
    told = not cued.line.item and text[:1].isupper() and not text.endswith(",")
    charged = _unlike_title(text) if told else 0.0
    return replace(candidate, score=candidate.score + charged)


def _announced(lines: Sequence[Cued]) -> list[int]:
    """The bulleted titles below "Åbent møde" and "Lukket møde" in an announcement."""
    if any(c.heading and c.heading.kind in _ANSWERED for c in lines):
        return []
    listed: list[int] = []
    for cued in lines[1:]:
        before = lines[cued.index - 1]
        below = before.access is not None or before.index in listed[-1:]
        title = cued.text.lstrip("•·-– ")[:1].isupper() and cued.access is None
        if cued.line.item and cued.numbered is None and below and title:
            listed.append(cued.index)
    return listed


def _files(cued: Cued, words: Vocabulary) -> bool:
    return cued.meta and (cued.case is not None or _is_case_label(cued, words))


def _is_case_label(cued: Cued, words: Vocabulary) -> bool:
    """Whether a line prints the label of a case number and no number ("Sagsid.:")."""
    pattern = words.label_pattern("case_number")
    return pattern.fullmatch(cued.text.lstrip("•· ")) is not None


def _family(style: str) -> str:
    # "4. Title" and "4 Title" mix in one document when a dot is lost.
    return f"number:{style}" if style.strip(".") else "number:."


def _title_styles(cued: Cued) -> list[str]:
    styles = []
    if cued.line.level is not None:
        styles.append(f"level:{cued.line.level}")
    elif cued.prominent:
        styles.append(f"layout:{cued.line.bold}:{round(cued.line.size or 0)}")
    return styles


def _numbered_score(cued: Cued, lines: Sequence[Cued], repeats: Repeats) -> float:
    assert cued.numbered is not None
    rest = cued.text[cued.numbered.rest :]
    score = _support(cued, lines)
    score += 1.5 if cued.prominent else 0
    score += 0.5 if cued.line.gap else 0
    # A page of one point begins with it.
    score += 3.0 if cued.index == 0 else 0
    score += 1.0 if " " in cued.numbered.style else 0
    score -= 5 if repeats.listed(cued) else 0
    score += 2 if repeats.earlier(cued) else 0
    score -= 8 if repeats.just_before(cued) else 0
    score -= 8 if repeats.titled_above(cued) else 0
    score -= 4 if cued.contents else 0
    score -= _unlike_title(rest)
    return score - _list_context(cued, lines, repeats)


def _support(cued: Cued, lines: Sequence[Cued]) -> float:
    """Reward case, access and section-heading lines that follow closely."""
    score, seen_meta = 0.0, False
    for other in lines[cued.index + 1 : cued.index + 1 + _NEAR]:
        if other.heading is not None:
            return score + 2.5
        if other.meta and not seen_meta:
            score, seen_meta = score + 2, True
        if _continues(cued, other):
            break
    return score


def _continues(cued: Cued, other: Cued) -> bool:
    if cued.numbered is None or other.numbered is None:
        return False
    return (
        other.numbered.style == cued.numbered.style
        and other.numbered.order > cued.numbered.order
    )


def _same_list(item: Cued, cued: Cued) -> bool:
    """Whether two numbered lines can be items of one list: alike in their capitals."""
    if not _continues(item, cued) or item.numbered is None or cued.numbered is None:
        return False
    first = item.text[item.numbered.rest :][:1].islower()
    return first == cued.text[cued.numbered.rest :][:1].islower()


def _unlike_title(rest: str) -> float:
    penalty = 0.0
    if rest and rest[0].islower():
        penalty += 4
    if rest.endswith((",", ";", " og", " at")):
        penalty += 3
    if len(rest) > 220:
        penalty += 3
    if rest.endswith(".") and len(rest) > 60:
        penalty += 1.5
    if rest[:3].lower() == "at ":
        penalty += 4
    return penalty


def _list_context(cued: Cued, lines: Sequence[Cued], repeats: Repeats) -> float:
    if cued.index == 0:
        return 0.0
    before = lines[cued.index - 1]
    penalty = 1.0 if cued.line.item and not cued.prominent else 0.0
    # Climb over the earlier items of a list to the line that opens it.
    for _ in range(_LONGEST_LIST):
        if not before.index or not _same_list(before, cued):
            break
        before = lines[before.index - 1]
    text = before.text.rstrip().lower()
    if text.endswith(_LIST_OPENERS) and not before.heading and not cued.prominent:
        # "Beslutningspunkter:", "Hent som fil:" head a part of the page.
        penalty += 1.5 if text.endswith(":") and len(text.split()) < 4 else 4
    told = before.heading and (
        before.text.endswith(".") or before.heading.end < len(before.text)
    )
    if before.heading and not (cued.line.gap and told):
        penalty += 2.5 * (before.heading.kind in ("recommendation", "decision"))
    listed = _same_list(lines[cued.index - 1], cued) and not cued.prominent
    if listed and repeats.sectioned:
        penalty += 2
    return penalty


def _bare(cued: Cued, lines: Sequence[Cued], reach: int) -> float:
    after = lines[cued.index + 1 : cued.index + 30]
    following = [c for c in after if c.label not in ("noise", "document")][:reach]
    return 2.5 if any(other.heading for other in following) else -0.5


def _title_score(cued: Cued, lines: Sequence[Cued]) -> float:
    if recommends(cued.text):
        return -2.0
    score = _support(cued, lines) - _unlike_title(cued.text)
    return score - 1.0 if score else -2.0


def _is_group_heading(cued: Cued) -> bool:
    return cued.folded.endswith(("sager", "punkter", "møde", "døre", "dagsorden"))
