"""Words a second, start-up and peak memory of the two shipped name models.

Run ``python -m tests.benchmarks.names`` in the repository's root (two minutes). It
names the people, places and organisations of a 200-page document made up in the manner
of minutes and prints a Markdown table.

Every figure comes from a process of its own on one thread. Speed and start-up are the
best of three runs, the models in turn, so that a busy machine slows both; peak memory
is what the operating system saw, imports included.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time

MODELS = ("fast", "accurate")
PAGES, LINES = 200, 40
RUNS = 3

FIRST = ("Asger", "Ragnvi", "Torun", "Halfdan", "Sanne", "Idris", "Leyla", "Bodil")
LAST = ("Blomdal", "Ulvskov", "Hvidbro", "Stenager", "Kærsgård", "Yildrim", "Fjordby")
TOWNS = ("Åby Havn", "Strandby", "Lindevænget", "Østerlund", "Klinteby", "Mosehøj")
SENTENCES = (
    "Til stede: {first} {last} (A), {first} {last} (V) og {first} {last} (F).",
    "{town} Boldklub har søgt om tilskud på 45.000 kr. til nyt lys på banerne.",
    "Forvaltningen vurderer, at planen kan vedtages med enkelte ændringer.",
    "{first} {last} spurgte, hvornår vejen mellem {town} og {town} bliver lagt om.",
    "Der er kommet høringssvar fra {town} Borgerforening og fra fire naboer.",
    "Indstillingen blev godkendt, idet udvalget ønsker en ny status til efteråret.",
)


def document(pages: int) -> str:
    """The same text for the same number of pages."""
    rng = random.Random(1)
    lines = []
    for _ in range(pages * LINES):
        line = rng.choice(SENTENCES)
        for slot, words in (("first", FIRST), ("last", LAST), ("town", TOWNS)):
            while "{" + slot + "}" in line:
                line = line.replace("{" + slot + "}", rng.choice(words), 1)
        lines.append(line)
    return "\n".join(lines)


def measure(model: str) -> str:
    """Start-up with the first sentence, words a second, peak memory in MB."""
    began = time.perf_counter()
    from referat_nlp.pipeline import load

    nlp = load(model)
    nlp("Afbud fra Asger Blomdal.")
    started = time.perf_counter() - began
    nlp.max_length = 10_000_000
    text = document(PAGES)
    began = time.perf_counter()
    doc = nlp(text)
    seconds = time.perf_counter() - began
    words = sum(not token.is_space for token in doc)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{started} {words / seconds} {peak}"


def run(model: str) -> tuple[float, float, float]:
    """The figures of a fresh process."""
    code = f"from tests.benchmarks.names import measure; print(measure({model!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    started, speed, peak = map(float, done.stdout.split())
    return started, speed, peak


def main() -> None:
    """Print the table."""
    runs = [{model: run(model) for model in MODELS} for _ in range(RUNS)]
    print("| model | start-up | words a second | peak memory, 200 pages |")
    print("| --- | --- | --- | --- |")
    speeds = {}
    for model in MODELS:
        started = min(r[model][0] for r in runs)
        speeds[model] = max(r[model][1] for r in runs)
        peak = max(r[model][2] for r in runs)
        cells = f"{started:.2f} s | {speeds[model]:,.0f} | {peak:.0f} MB"
        print(f"| {model} | {cells} |")
    print(f"\nAccurate has {speeds['accurate'] / speeds['fast']:.2f} of fast's speed.")


if __name__ == "__main__":
    main()
