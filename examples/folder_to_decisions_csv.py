"""All decisions of a folder of minutes as one CSV file.

python examples/folder_to_decisions_csv.py corpus/dev decisions.csv
"""

import sys
from pathlib import Path

import referat_nlp as rn


def decisions(folder: Path, target: Path) -> int:
    """Write the decisions with their meeting and title; return how many."""
    mined = []
    for result in rn.mine_many(rn.documents([folder])):
        if isinstance(result, rn.Failure):
            print(result.reason, file=sys.stderr)
        else:
            mined.append(result)
    frames = rn.to_frames(mined)
    meetings = frames["meetings"][["document", "municipality", "body", "date"]]
    titles = frames["points"][["document", "point", "number", "title"]]
    rows = (
        frames["decisions"]
        .merge(titles, on=["document", "point"])
        .merge(meetings, on="document", suffixes=("", "_of_meeting"))
    )
    rows.to_csv(target, index=False, encoding="utf-8-sig")
    return len(rows)


if __name__ == "__main__":
    print(decisions(Path(sys.argv[1]), Path(sys.argv[2])), "decisions written")
