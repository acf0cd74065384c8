"""The report of a trained scheme: one HTML page, its pictures drawn as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import Path

from msgspec import Struct

from .training import calibration, calibration_error

_MOST_PAIRS = 15
_CELL, _MARGIN, _LABEL = 26, 180, 20
_PLOT = 260
#: From this share of its row on a cell is too dark for dark digits.
_DARK = 0.65
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; color: #222 }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { padding: .25rem .8rem; border-bottom: 1px solid #ddd; text-align: left }
td.n { text-align: right; font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto }
"""


class Validation(Struct, frozen=True):
    """What each labelled point was told by a model that had not seen it."""

    truth: list[str]
    told: list[str]
    scores: list[float]
    temperature: float

    @property
    def right(self) -> list[bool]:
        """Whether each point was told its label."""
        return [a == b for a, b in zip(self.truth, self.told, strict=True)]

    @property
    def accuracy(self) -> float:
        """Share of points told their label."""
        return sum(self.right) / len(self.truth)

    @property
    def macro_f1(self) -> float:
        """F1 averaged over the labels, rare ones weighing as much as common ones."""
        from sklearn.metrics import f1_score

        return float(f1_score(self.truth, self.told, average="macro"))

    @property
    def calibration_error(self) -> float:
        """How far probabilities are from the share that is right, on average."""
        return calibration_error(self.scores, self.right)

    def confused(self) -> list[tuple[tuple[str, str], int]]:
        """Pairs of label and what was told instead, most frequent first."""
        pairs = zip(self.truth, self.told, strict=True)
        counts = Counter(pair for pair in pairs if pair[0] != pair[1])
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def write_report(path: Path, scheme: str, validation: Validation) -> None:
    """Write the page for ``scheme`` to ``path``."""
    name = escape(scheme)
    parts = [
        f"<h1>Topic scheme {name}</h1>",
        f"<p>{len(validation.truth)} labelled points, five-fold cross-validation: "
        "every point was told by a model that had not seen it.</p>",
        _figures(validation),
        "<h2>Labels</h2>",
        _per_label(validation),
        "<h2>Confusion matrix</h2><p>Rows: your label. Columns: the model's.</p>",
        confusion_svg(validation),
        "<h2>Most confused pairs</h2>",
        _pairs(validation),
        "<h2>Calibration</h2><p>On the line, a probability of 0.7 is right in seven of "
        "ten points. A dot's size is its number of points.</p>",
        calibration_svg(validation),
    ]
    path.write_text(
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{name}</title>'
        f"<style>{_STYLE}</style><body>\n" + "\n".join(parts) + "\n</body></html>\n",
        "utf-8",
    )


def _figures(v: Validation) -> str:
    rows = [
        ("Macro-F1", v.macro_f1),
        ("Accuracy", v.accuracy),
        ("Expected calibration error", v.calibration_error),
    ]
    return _table([], rows)


def _per_label(v: Validation) -> str:
    from sklearn.metrics import precision_recall_fscore_support

    labels = sorted(set(v.truth))
    figures = precision_recall_fscore_support(
        v.truth, v.told, labels=labels, zero_division=0.0
    )
    rows = [
        (label, int(n), float(p), float(r), float(f))
        for label, p, r, f, n in zip(labels, *figures, strict=True)
    ]
    return _table(["label", "points", "precision", "recall", "F1"], rows)


def _pairs(v: Validation) -> str:
    pairs = v.confused()[:_MOST_PAIRS]
    if not pairs:
        return "<p>None.</p>"
    rows = [(label, told, n) for (label, told), n in pairs]
    return _table(["your label", "the model's", "points"], rows)


def _table(head: list[str], rows: Sequence[tuple[str | int | float, ...]]) -> str:
    lines = ["<table>"]
    if head:
        cells = "".join(f"<th>{cell}</th>" for cell in head)
        lines.append(f"<tr>{cells}</tr>")
    lines += ["<tr>" + "".join(map(_td, row)) + "</tr>" for row in rows]
    return "\n".join([*lines, "</table>"])


def _td(cell: str | int | float) -> str:
    if isinstance(cell, str):
        return f"<td>{escape(cell)}</td>"
    return f'<td class="n">{cell if isinstance(cell, int) else f"{cell:.3f}"}</td>'


def confusion_svg(v: Validation) -> str:
    """The confusion matrix; the darker a cell, the larger its share of the row."""
    labels = sorted(set(v.truth))
    counts = Counter(zip(v.truth, v.told, strict=True))
    totals = Counter(v.truth)
    side = _MARGIN + _CELL * len(labels) + 10
    middle = _MARGIN + _CELL * len(labels) / 2
    lines = [
        _svg("Confusion matrix", side, side),
        f'<text x="{middle}" y="12" text-anchor="middle">told by the model</text>',
        f'<text transform="translate(12,{middle}) rotate(-90)" text-anchor="middle">'
        "your label</text>",
    ]
    for i, label in enumerate(labels):
        at = _MARGIN + i * _CELL + _CELL / 2
        short = escape(label if len(label) <= _LABEL else label[: _LABEL - 1] + "…")
        lines.append(
            f'<text x="{_MARGIN - 6}" y="{at + 4}" text-anchor="end">{short}</text>'
            f'<text transform="translate({at + 4},{_MARGIN - 6}) rotate(-90)">'
            f"{short}</text>"
        )
        for j, told in enumerate(labels):
            n = counts[label, told]
            lines.append(_cell(i, j, n, n / totals[label]))
    return "\n".join([*lines, "</svg>"])


def _cell(row: int, column: int, n: int, share: float) -> str:
    x, y = _MARGIN + column * _CELL, _MARGIN + row * _CELL
    hue = "31,119,80" if row == column else "200,60,40"
    ink = "#fff" if share > _DARK else "#222"
    box = (
        f'<rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" stroke="#eee" '
        f'fill="rgba({hue},{share:.2f})"/>'
    )
    if not n:
        return box
    return box + (
        f'<text x="{x + _CELL / 2}" y="{y + _CELL / 2 + 4}" text-anchor="middle" '
        f'fill="{ink}">{n}</text>'
    )


def calibration_svg(v: Validation) -> str:
    """Probability across, share right upwards, one dot a tenth of probability."""
    left, size = 40, _PLOT
    lines = [
        _svg("Calibration curve", left + size + 20, size + 50),
        f'<rect x="{left}" y="10" width="{size}" height="{size}" fill="none" '
        'stroke="#999"/>',
        f'<line x1="{left}" y1="{size + 10}" x2="{left + size}" y2="10" stroke="#bbb" '
        'stroke-dasharray="4"/>',
        f'<text x="{left + size / 2}" y="{size + 42}" text-anchor="middle">'
        "probability</text>",
        f'<text transform="translate(12,{size / 2 + 10}) rotate(-90)" '
        'text-anchor="middle">share right</text>',
        *_ticks(left, size),
    ]
    curve = calibration(v.scores, v.right)
    spots = [(left + p * size, 10 + (1 - share) * size, n) for p, share, n in curve]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
    lines.append(f'<polyline points="{path}" fill="none" stroke="#1f7750"/>')
    for x, y, n in spots:
        radius = 2 + 8 * (n / len(v.truth)) ** 0.5
        lines.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1f7750">'
            f"<title>{n} points</title></circle>"
        )
    return "\n".join([*lines, "</svg>"])


def _ticks(left: int, size: int) -> list[str]:
    lines = []
    for share in (0, 0.5, 1):
        x, y = left + share * size, 10 + (1 - share) * size
        lines.append(
            f'<text x="{x}" y="{size + 25}" text-anchor="middle">{share:g}</text>'
            f'<text x="{left - 5}" y="{y + 4}" text-anchor="end">{share:g}</text>'
        )
    return lines


def _svg(name: str, width: float, height: float) -> str:
    # The font is the picture's own: it may be cut out of the page.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{name}" '
        'font-family="sans-serif" font-size="11">'
    )
