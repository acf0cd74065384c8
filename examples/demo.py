"""Mine a folder of minutes: print what each decided, write tables beside.

python examples/demo.py corpus demo
"""

import sys
from pathlib import Path

import referat_nlp as rn
from referat_nlp.export import write_tables
from referat_nlp.show import print_summary


def main(folder: Path, target: Path) -> None:
    """Print a summary of every document, then write ``target`` and count it up."""
    paths = [p for p in rn.documents([folder]) if p.with_suffix(".gold.json").exists()]
    mined = []
    for result in rn.mine_many(paths):
        if isinstance(result, rn.Failure):
            print(result.reason, file=sys.stderr)
            continue
        print(f"\n=== {result.source.path}")
        print_summary(result)
        mined.append(result)
    frames = rn.to_frames(mined)
    write_tables(frames, target)
    write_tables(frames, target / "minutes.sqlite")
    print(f"\n{len(mined)} documents mined; tables in {target}/:")
    for name, frame in frames.items():
        print(f"  {name:<16}{len(frame):>6} rows")
    print("\nOutcomes:")
    print(frames["points"]["outcome"].value_counts().to_string())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
