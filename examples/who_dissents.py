"""Who goes against the majority, how often, and on what topics.

python examples/who_dissents.py corpus/dev
"""

import sys
from pathlib import Path

import pandas as pd

import referat_nlp as rn


def dissents(folder: Path) -> pd.DataFrame:
    """One row a dissent, with the point's title and first KLE topic."""
    mined = [
        m for m in rn.mine_many(rn.documents([folder])) if isinstance(m, rn.Minutes)
    ]
    frames = rn.to_frames(mined)
    keys = ["document", "point"]
    topics = frames["topics"].drop_duplicates(keys)[[*keys, "label"]]
    titles = frames["points"][[*keys, "title"]]
    return (
        frames["dissents"]
        .merge(titles, on=keys)
        .merge(topics.rename(columns={"label": "topic"}), on=keys, how="left")
    )


if __name__ == "__main__":
    rows = dissents(Path(sys.argv[1]))
    print(rows.groupby(["who", "kind"]).size().sort_values(ascending=False).to_string())
    print()
    print(rows[["who", "kind", "topic", "title"]].to_string(index=False))
