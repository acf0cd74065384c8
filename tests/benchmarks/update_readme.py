"""Write the output of the commands named in README.md between their marks.

    python tests/benchmarks/update_readme.py [WORD]

A block ``<!-- run: COMMAND -->`` … ``<!-- end -->`` gets what COMMAND prints; with
WORD only the commands that hold it are run.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def printed(match: re.Match[str]) -> str:
    """The block with the command's output in it."""
    command = shlex.split(match[2])
    if not all(word in match[2] for word in sys.argv[1:]):
        return match[0]
    folder = Path(sys.executable).parent
    done = subprocess.run(
        [str(folder / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return f"{match[1]}\n{done.stdout.strip()}\n\n{match[3]}"


if __name__ == "__main__":
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    readme.write_text(_BLOCK.sub(printed, text), "utf-8")
