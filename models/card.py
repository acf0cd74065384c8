"""Write measured figures into a model's card, between two marks."""

from __future__ import annotations

from pathlib import Path

BEGIN, FINISH = "<!-- figures: written by the training program -->", "<!-- end -->"


def fill(card: Path, figures: str) -> None:
    """Replace what stands between the marks of the card."""
    text = card.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(FINISH)
    card.write_text(f"{before}{BEGIN}\n{figures}\n{FINISH}{after}", "utf-8")


def scores_table(parts: dict[str, dict[str, float]]) -> str:
    """Precision, recall and F1 of the parts of the corpus, F1 of each label too."""
    columns = ["all.p", "all.r", "all.f", "PER.f", "LOC.f", "ORG.f"]
    rows = [
        "| UNER Danish-DDT | precision | recall | F1 | PER | LOC | ORG |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for part, scores in parts.items():
        cells = " | ".join(f"{scores[column]:.1f}" for column in columns)
        rows.append(f"| {part} | {cells} |")
    return "\n".join(rows)


def interval_row(parts: dict[str, list[float]]) -> str:
    """A table row: where 95 of 100 resampled corpora put the F1."""
    cells = " | ".join(f"{low:.1f}-{high:.1f}" for low, high in parts.values())
    return f"| 95 % interval (bootstrap over sentences) | {cells} |"
