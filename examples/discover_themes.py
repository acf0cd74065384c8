"""Themes of a folder of minutes without any labels, and how they come and go.

python examples/discover_themes.py corpus/dev themes
python examples/discover_themes.py minutes/ themes --themes 12

Non-negative matrix factorisation of TF-IDF finds words that occur together; every
point is a mixture of such themes. Writes ``themes.csv`` (share of each theme per
year) and ``themes.svg`` (a curve a theme).
"""

import argparse
import sys
from pathlib import Path

import pandas as pd
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer

import referat_nlp as rn

COLOURS = (
    "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb",
)  # fmt: skip
CASE = frozenset({"summary", "recommendation", "case", "other"})
#: What any case says of its own treatment.
STOP = [
    "administrationen", "ansøgning", "beslutning", "beslutter", "bestyrelsen",
    "byrådet", "efterretning", "foreslår", "forslag", "forvaltningen", "fraværende",
    "godkendelse", "godkender", "godkendes", "høring", "høringssvar", "indstiller",
    "indstilles", "indstilling", "lukket", "meddeles", "punkt", "sagen", "udvalget",
    "vedtagelse",
]  # fmt: skip
WIDTH, HEIGHT, LEFT, KEY = 560, 300, 50, 420


def points(folder: Path) -> pd.DataFrame:
    """Year and text of every dated point that is no affair of the meeting itself."""
    rows = []
    for minutes in rn.mine_many(rn.documents([folder]), model="none"):
        if isinstance(minutes, rn.Failure):
            print(minutes.reason, file=sys.stderr)
        elif minutes.meeting.date:
            year = minutes.meeting.date.year
            rows += [
                (year, subject(minutes, point))
                for point in minutes.points
                if not point.topics or point.topics[0].code != "00"
            ]
    return pd.DataFrame(rows, columns=["year", "text"])


def subject(minutes: rn.Minutes, point: rn.AgendaPoint) -> str:
    """Title and case of ``point``: no decision, process or names, who are no theme."""
    text = list(minutes.text)
    for entity in point.entities:
        text[entity.start : entity.end] = " " * (entity.end - entity.start)
    parts = ["".join(text[s.start : s.end]) for s in point.sections if s.kind in CASE]
    title = "".join(text[point.title.start : point.title.end]) if point.title else ""
    # A title says in ten words what the case says in a thousand.
    return "\n".join([title, title, *parts])


def themes(texts: pd.Series, count: int) -> tuple[list[str], pd.DataFrame]:
    """The words of each theme, and how much each text is about it (rows add to 1)."""
    tfidf = TfidfVectorizer(
        stop_words=STOP,
        token_pattern=r"[^\W\d_]{4,}",
        max_df=0.15,
        min_df=3,
        sublinear_tf=True,
    )
    matrix = tfidf.fit_transform(texts)
    model = NMF(count, init="nndsvd", max_iter=500, random_state=0)
    shares = pd.DataFrame(model.fit_transform(matrix), index=texts.index)
    words = tfidf.get_feature_names_out()
    names = [" ".join(words[row.argsort()[::-1][:5]]) for row in model.components_]
    return names, shares.div(shares.sum(axis=1).replace(0, 1), axis=0)


def over_time(years: pd.Series, shares: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """The mean share of each theme per year."""
    return shares.set_axis(names, axis=1).groupby(years).mean()


def svg(table: pd.DataFrame) -> str:
    """One curve a theme, years across, share upwards."""
    top = max(float(table.to_numpy().max()), 0.01)
    first, last = table.index.min(), table.index.max()

    def spot(year: int, share: float) -> str:
        x = LEFT + (year - first) / max(last - first, 1) * WIDTH
        return f"{x:.1f},{20 + (1 - share / top) * HEIGHT:.1f}"

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + KEY}" '
        f'height="{HEIGHT + 60}" font-family="sans-serif" font-size="12">',
        f'<text x="5" y="24">{top:.0%}</text><text x="5" y="{HEIGHT + 20}">0%</text>',
        f'<text x="{LEFT}" y="{HEIGHT + 45}">{first}</text>',
        f'<text x="{LEFT + WIDTH - 25}" y="{HEIGHT + 45}">{last}</text>',
    ]
    for i, name in enumerate(table.columns):
        colour = COLOURS[i % len(COLOURS)]
        dash = ' stroke-dasharray="6 3"' * (i // len(COLOURS) % 2)
        path = " ".join(spot(year, share) for year, share in table[name].items())
        lines.append(
            f'<polyline points="{path}" fill="none" stroke-width="2" '
            f'stroke="{colour}"{dash}/>'
            f'<text x="{LEFT + WIDTH + 20}" y="{30 + 18 * i}" fill="{colour}">'
            f"{name}</text>"
        )
    return "\n".join([*lines, "</svg>\n"])


def main() -> None:
    """Read the arguments, write the table and the picture, print the themes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--themes", type=int, default=8)
    given = parser.parse_args()
    found = points(given.folder)
    names, shares = themes(found["text"], given.themes)
    table = over_time(found["year"], shares, names)
    given.target.mkdir(parents=True, exist_ok=True)
    table.to_csv(given.target / "themes.csv", encoding="utf-8-sig")
    (given.target / "themes.svg").write_text(svg(table), "utf-8")
    print(f"{len(found)} points, {table.index.min()}-{table.index.max()}")
    for name, share in shares.mean().set_axis(names).sort_values().iloc[::-1].items():
        print(f"{share:5.1%}  {name}")


if __name__ == "__main__":
    main()
