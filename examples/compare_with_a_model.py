"""Money and dates by rule, beside those of a name model that has such labels.

python examples/compare_with_a_model.py \
    dacy/da_dacy_large_ner_fine_grained-0.1.0 corpus/dev/NAME.pdf

The first argument is what ``rn.load`` takes: any spaCy pipeline that finds MONEY and
DATE, as DaCy's fine-grained ones do.
"""

import sys

import referat_nlp as rn

Spans = set[tuple[int, int]]
FIELDS = {"MONEY": "amounts", "DATE": "dates"}


def compare(minutes: rn.Minutes, model: str, label: str) -> dict[str, set[str]]:
    """The texts that both find, that overlap, and that only one of the two finds."""
    ours: Spans = {
        (hit.start, hit.end)
        for point in minutes.points
        for hit in getattr(point, FIELDS[label])
    }
    nlp = rn.load(model)
    theirs: Spans = {
        (point.start + ent.start_char, point.start + ent.end_char)
        for point in minutes.points
        for ent in nlp(minutes.text[point.start : point.end]).ents
        if ent.label_ == label
    }
    found = {
        "both": ours & theirs,
        "overlap": {s for s in ours - theirs if touches(s, theirs)},
        "rules only": {s for s in ours if not touches(s, theirs)},
        "model only": {s for s in theirs if not touches(s, ours)},
    }
    return {
        who: {minutes.text[start:end] for start, end in spans}
        for who, spans in found.items()
    }


def touches(span: tuple[int, int], others: Spans) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


if __name__ == "__main__":
    mined = rn.mine(sys.argv[2], model="none")
    for label in FIELDS:
        for who, texts in compare(mined, sys.argv[1], label).items():
            print(f"{label} {who}: {len(texts)}: {', '.join(sorted(texts))}")
