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
from spacy.lang.da.stop_words import STOP_WORDS

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
    "vedtagelse", "resumé", "sagsfremstilling", "januar", "februar", "marts", "april",
    "juni", "juli", "august", "september", "oktober", "november", "december", "kvartal",
    "årligt", "gives", "inden", "sted", "udgør",
]  # fmt: skip
WIDTH, HEIGHT, LEFT, TOP, KEY = 560, 300, 60, 20, 420


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
        stop_words=[*STOP, *sorted(STOP_WORDS)],
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


def svg(table: pd.DataFrame, counts: pd.Series) -> str:
    """One curve a theme: years across with their number of points, share upwards."""
    top = max(float(table.to_numpy().max()), 0.01)
    first, last = table.index.min(), table.index.max()

    def spot(year: int, share: float) -> tuple[float, float]:
        x = LEFT + (year - first) / max(last - first, 1) * WIDTH
        return round(x, 1), round(TOP + (1 - share / top) * HEIGHT, 1)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + KEY}" '
        f'height="{TOP + HEIGHT + 60}" font-family="sans-serif" font-size="12">',
        f'<text transform="translate(12,{TOP + HEIGHT / 2}) rotate(-90)" '
        'text-anchor="middle">share of the points</text>',
    ]
    for share in (0, top / 2, top):
        y = spot(first, share)[1]
        lines.append(
            f'<line x1="{LEFT}" y1="{y}" x2="{LEFT + WIDTH}" y2="{y}" stroke="#ddd"/>'
            f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{share:.0%}</text>'
        )
    for year, count in counts.items():
        x = spot(year, 0)[0]
        lines.append(
            f'<text x="{x}" y="{TOP + HEIGHT + 18}" text-anchor="middle" '
            f'font-size="10">{year % 100:02}</text>'
            f'<text x="{x}" y="{TOP + HEIGHT + 32}" text-anchor="middle" '
            f'font-size="9" fill="#777">{count}</text>'
        )
    lines.append(
        f'<text x="{LEFT}" y="{TOP + HEIGHT + 52}">{first}-{last}; below each year '
        "its number of points</text>"
    )
    for i, name in enumerate(table.columns):
        lines += curve([spot(*at) for at in table[name].items()], i, name)
    return "\n".join([*lines, "</svg>\n"])


def curve(spots: list[tuple[float, float]], i: int, name: str) -> list[str]:
    """The curve of theme ``i``, a dot a year, and its line of the key."""
    stroke = f'stroke="{COLOURS[i % len(COLOURS)]}" stroke-width="2"'
    if i // len(COLOURS) % 2:
        stroke += ' stroke-dasharray="6 3"'
    path = " ".join(f"{x},{y}" for x, y in spots)
    x, y = LEFT + WIDTH + 20, TOP + 10 + 18 * i
    return [
        f'<polyline points="{path}" fill="none" {stroke}/>',
        *(
            f'<circle cx="{cx}" cy="{cy}" r="2.5" fill="{COLOURS[i % len(COLOURS)]}"/>'
            for cx, cy in spots
        ),
        f'<line x1="{x}" y1="{y - 4}" x2="{x + 24}" y2="{y - 4}" {stroke}/>'
        f'<text x="{x + 30}" y="{y}">{name}</text>',
    ]


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
    (given.target / "themes.svg").write_text(
        svg(table, found.groupby("year").size()), "utf-8"
    )
    print(f"{len(found)} points, {table.index.min()}-{table.index.max()}")
    for name, share in shares.mean().set_axis(names).sort_values().iloc[::-1].items():
        print(f"{share:5.1%}  {name}")


if __name__ == "__main__":
    main()
