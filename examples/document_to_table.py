"""One document as a table: a line a point, with outcome, money and topic.

python examples/document_to_table.py corpus/dev/NAME.pdf
"""

import sys

import pandas as pd

import referat_nlp as rn


def table(path: str) -> pd.DataFrame:
    """Number, title, outcome, largest sum (kroner) and KLE topic of every point."""
    frames = rn.to_frames([rn.mine(path)])
    points = frames["points"].set_index("point")[["number", "title", "outcome"]]
    kroner = frames["amounts"].query("currency == 'DKK'")
    largest = kroner.groupby("point")["high"].max().rename("largest_sum")
    topics = frames["topics"].drop_duplicates("point").set_index("point")["label"]
    return points.join([largest, topics.rename("topic")])


if __name__ == "__main__":
    pd.set_option("display.width", 160, "display.max_colwidth", 50)
    print(table(sys.argv[1]).to_string())
