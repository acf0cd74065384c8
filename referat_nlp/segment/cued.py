"""A line of a document with all that it says about the structure."""

from __future__ import annotations

from msgspec import Struct

from ..records import Access
from ..text import Line
from .cues import Heading
from .numbers import Numbered


class Cued(Struct, frozen=True):
    """A line and what it says about the structure."""

    index: int
    line: Line
    text: str
    folded: str
    numbered: Numbered | None
    heading: Heading | None
    case: tuple[int, int] | None
    access: Access | None
    label: str | None
    contents: bool
    prominent: bool
    #: Whether a point's number is followed by its case number and nothing else.
    filed: bool = False

    @property
    def meta(self) -> bool:
        """Whether the line is a case, document or access line, and no title."""
        return self.numbered is None and (
            self.access is not None
            or self.label == "document"
            or (self.case is not None and not self._title_with_case())
        )

    def _title_with_case(self) -> bool:
        assert self.case is not None
        before = self.text[: self.case[0]].rstrip("( ")
        return self.text[self.case[0] - 1 : self.case[0]] == "(" and len(before) > 3
