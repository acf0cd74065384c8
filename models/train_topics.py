"""Train the topic classifier from ``models/topics`` and the titles of KLE alone.

Run from the repository: ``python models/train_topics.py [TARGET]``. The same data and
seed give the same file, bit for bit: ``--check`` trains and compares. ``--evaluate``
prints the cross-validated figures on our own data instead.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from referat_nlp.lexicon import table  # noqa: E402
from referat_nlp.rules.kle import main_groups  # noqa: E402
from referat_nlp.topics.features import PointText  # noqa: E402
from referat_nlp.topics.model import TopicModel  # noqa: E402
from referat_nlp.topics.training import (  # noqa: E402
    Example,
    best_temperature,
    calibration_error,
    dumps,
    fit,
    logits,
    soften,
    softmax,
)

DATA = HERE / "topics"
ARTEFACT = HERE / "shipped" / "topics.skops"
SEED = 20
#: How often every text is drawn into a point, each time otherwise framed.
DRAWS = 2
FOLDS = 5
#: A feature must occur in this many training points.
LEAST_COUNT = 8
#: Chosen on dev (real points): what divides the scores to make them probabilities.
TEMPERATURE = 0.7
#: Chosen on dev: below this probability the best group is no answer.
UNCERTAIN = 0.12

#: What is done with a subject says nothing about the subject.
ACTIONS = (
    "Orientering om", "Orientering:", "Beslutning:", "Beslutning om",
    "Godkendelse af", "Drøftelse af", "Drøftelse:", "Anlægsbevilling til",
    "Frigivelse af anlægsmidler til", "Høring af forslag til", "Høringssvar om",
    "Status på", "Status for", "Forslag til", "Evaluering af", "Temadrøftelse:",
    "Ansøgning om", "Regnskab for", "Anlægsregnskab for", "Handleplan for",
    "Principbeslutning om", "Medlemsforslag:", "Forslag fra gruppe om", "Revision af",
    "Opfølgning på", "Anmodning om optagelse af punkt:", "Igangsættelse af",
    "Beslutningssag:", "Orienteringssag:", "Fornyet behandling:", "2. behandling:",
    "Besparelser på", "Budget for", "Budgetanalyse:", "Vedtægter for", "Takster for",
    "Ændring af", "Ændringer i", "Samarbejdsaftale om", "Etablering af", "Aftale om",
    "Mulighed for", "Muligheder for", "Nyt", "Ny", "Nye", "Forlængelse af",
    "Planlægning af", "Introduktion til", "Temamøde om", "Dialogmøde om", "Pulje til",
    "Genoptagelse:", "Tilpasning af", "Økonomi i", "Udvidelse af",
    "Organisering af", "Oplæg om", "Strategi for", "Renovering af", "Placering af",
    "Katalog over", "Idékatalog:", "Idekatalog til", "Forslagskatalog:",
    "Eventuelt samarbejde om", "Åbningstider i", "Åbningstider for",
    "Personale i", "Antal", "Rammer for", "Politik for", "Årsberetning:",
    "Analyse af", "Udmøntning af budget:", "Tillægsbevilling til", "Input til",
    "Redegørelse for", "Proces for", "Udpegning af medlem til", "Valg til",
    "Medlemsforslag om", "Forespørgsel om", "Henvendelse om",
    "Anbefaling af tillægsbevilling til", "Midtvejsstatus på",
    "Udkast til", "1. udkast til", "Nedsættelse af", "Repræsentanter til",
    "Besøg i", "Tilskud til", "Forlængelse:",
    "Frigivelse af anlægsbevilling til", "Endelig vedtagelse af", "Indstilling om",
)  # fmt: skip
#: Who brings a subject up says nothing about it either.
SENDERS = ("Henvendelse fra", "Anmodning fra", "Brev fra")
PARTIES = (
    "Socialdemokratiet", "Venstre", "Enhedslisten", "SF", "Liberal Alliance",
    "Radikale Venstre", "Det Konservative Folkeparti", "Dansk Folkeparti",
    "Alternativet", "Moderaterne", "Danmarksdemokraterne", "et medlem", "borgerlisten",
    "byrådsgruppe A", "en borger", "gruppen (Ø)",
)  # fmt: skip
#: The same, behind the subject.
ENDINGS = (
    " - godkendelse", " - orientering", " - beslutning", " - status", ", status",
    " - bevilling", " - anlægsbevilling", ", frigivelse af midler", " - vedtagelse",
    " - efter høring", " - drøftelse", ", forslag", " - proces", " - revideret",
    " - årsberetning", ": årsrapport", " - midtvejsstatus", ", regnskab", ", udbud",
    " - samarbejde", " - støtte", " - genoptaget", " - tidsplan og proces", " 2025",
    " - effektivisering", " - planlægning", ", lukket", " - temamøde", " - oplæg",
)  # fmt: skip
#: What any case may say of its own treatment.
PROCESS = (
    "Forvaltningen indstiller, at udvalget godkender sagen.",
    "Udvalget indstiller til økonomiudvalget og byrådet, at indstillingen godkendes.",
    "Direktionen indstiller, at orienteringen tages til efterretning.",
    "Byrådet besluttede i budgettet at afsætte midler til formålet.",
    "Bevillingen finansieres af kassebeholdningen og det afsatte rådighedsbeløb.",
    "Sagen har ingen økonomiske eller personalemæssige konsekvenser.",
    "Merudgiften indgår i budgetopfølgningen og i de kommende budgetforhandlinger.",
    "Sagen har været i høring, og høringssvarene er vedlagt som bilag.",
    "Handicaprådet og Ældrerådet høres, før kommunalbestyrelsen træffer beslutning.",
    "Sagen afgøres i byrådet. Borgmesteren og direktøren deltager i mødet.",
    "Kommunen har indgået en aftale med samarbejdspartnere, og samarbejdet fortsætter.",
    "Der gives en status, og udvalget drøfter den videre proces, tidsplan og plan.",
    "Administrationen har undersøgt mulighederne og økonomien og anbefaler en model.",
    "Godkendt. Afbud fra ét medlem. Et mindretal stemte imod med en bemærkning.",
    "Sagen genoptages fra udvalgets seneste møde, hvor punktet blev udsat.",
    "Lovgrundlag: den kommunale styrelseslov. Borgere og foreninger er inddraget.",
    "Der er behov for at styrke kvalitet og effektivitet i opgaveløsningen.",
    "Politisk ønske om besparelser, der udmøntes i budgettet for de kommende år.",
    "Indstilling. Det indstilles, at sagen godkendes.",
    "Beslutning. Godkendt som indstillet. Ikke til stede: et medlem.",
    "Beslutning: Indstillingen anbefales over for byrådet.",
    "Sagsfremstilling",
    "Baggrund",
    "Resumé",
    "Sagsbeskrivelse",
    "Økonomi. Ingen.",
    "Vurdering og anbefaling. Konsekvenser for børn, klima og sundhed: ingen.",
    "Et medlem erklærede sig inhabil og forlod lokalet under behandlingen.",
    "Historik: punktet blev behandlet på udvalgets møde.",
    "Bilag. Kommunikation.",
)
#: Bodies that decide everything.
GENERAL = (
    "Byrådet", "Kommunalbestyrelsen", "Økonomiudvalget", "Magistraten",
    "Økonomi- og Erhvervsudvalget", "Forretningsudvalget",
)  # fmt: skip
#: The towns and people of the training data are invented; they must not be learned.
INVENTED = re.compile(
    r"\b(?:Askildrup|Bakkelund|Egebro|Fjordby|Fjordland(?:ets)?|Havrekær|Hedegård"
    r"|Højvang|Kildeby|Kildesøen?|Lilleø|Lundebæk|Lunden|Møllerup|Nørrevang|Sandrup"
    r"|Strandhuse|Strandlyst|Tofte|Vesterlund|Engvej|Kildevej|Karin Holt)\b"
)


def read(name: str, column: str) -> list[tuple[tuple[str, ...], str]]:
    """The rows of one training file: codes and text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [(tuple(r["codes"].split()), r[column]) for r in csv.DictReader(file)]


def build(
    titles: list[tuple[tuple[str, ...], str]],
    texts: list[tuple[tuple[str, ...], str]],
    bodies: dict[str, list[str]],
    seed: int,
) -> list[Example]:
    """Points in the variety of minutes: title, text and body, each may be missing."""
    draw = random.Random(seed)
    titles, texts = titles * DRAWS, texts * DRAWS
    texts_of: dict[str, list[str]] = defaultdict(list)
    for codes, text in texts:
        texts_of[codes[0]].append(INVENTED.sub("Byen", text))
    points: list[Example] = []

    every = sorted({body for names in bodies.values() for body in names})

    def body(code: str) -> str | None:
        chance = draw.random()
        if chance < 0.3:
            return None
        if chance < 0.5:
            return draw.choice(GENERAL)
        # The meeting's own affairs come up in every body, others in some.
        return draw.choice(every if chance < 0.6 else bodies.get(code, every))

    def longer_text(text: str) -> str:
        around = draw.sample(PROCESS, draw.randrange(5))
        cut = draw.randrange(len(around) + 1)
        return " ".join([*around[:cut], text, *around[cut:]])

    def frame() -> str:
        if draw.random() < 0.1:
            return f"{draw.choice(SENDERS)} {draw.choice(PARTIES)} om"
        return draw.choice(ACTIONS)

    for codes, title in titles:
        title = INVENTED.sub("Byen", title)
        code = codes[0]
        longer = f"{frame()} {title[0].lower()}{title[1:]}"
        points.append((PointText(title=title, body=body(code)), codes))
        text = longer_text(draw.choice(texts_of[code]) if texts_of[code] else "")
        points.append((PointText(title=longer, text=text, body=body(code)), codes))
        framed = f"{frame()} {title[0].lower()}{title[1:]}"
        ended = draw.choice((title, framed)) + draw.choice(("", *ENDINGS))
        points.append((PointText(title=ended, body=body(code)), codes))
    for codes, text in texts:
        text = longer_text(INVENTED.sub("Byen", text))
        points.append((PointText(text=text, body=body(codes[0])), codes))
        points.append((PointText(title=frame(), text=text, body=body(codes[0])), codes))
    return points


def train(examples: list[Example]) -> TopicModel:
    """The model of all main groups."""
    return fit(
        examples,
        scheme="KLE",
        labels=main_groups(),
        least=LEAST_COUNT,
        uncertain=UNCERTAIN,
    )


def folds(rows: list[Any], seed: int) -> list[int]:
    """A fold for each row."""
    draw = random.Random(seed)
    return [draw.randrange(FOLDS) for _ in rows]


def cross_validate(titles: Any, texts: Any, bodies: Any) -> None:
    """Print the figures on own data held out."""
    title_fold, text_fold = folds(titles, SEED), folds(texts, SEED + 1)
    scores, truth = [], []
    for fold in range(FOLDS):
        seen_titles = [r for r, f in zip(titles, title_fold, strict=True) if f != fold]
        seen_texts = [r for r, f in zip(texts, text_fold, strict=True) if f != fold]
        model = train(build(seen_titles, seen_texts, bodies, SEED))
        held = build(
            [r for r, f in zip(titles, title_fold, strict=True) if f == fold],
            [r for r, f in zip(texts, text_fold, strict=True) if f == fold],
            bodies,
            SEED + 2,
        )
        scores.append(logits(model, [p for p, _ in held]))
        truth += [c for _, c in held]
    codes = model.classifier.classes_.tolist()
    report(np.concatenate(scores), truth, codes)


def report(scores: Any, truth: list[tuple[str, ...]], codes: list[str]) -> None:
    """Print macro-F1, top-1, top-3, and how far a temperature would mend the ECE."""
    order = np.argsort(-scores, axis=1)
    best = [codes[i] for i in order[:, 0]]
    right = np.array([b in t for b, t in zip(best, truth, strict=True)])
    near = [
        bool({codes[i] for i in row[:3]} & set(t))
        for row, t in zip(order, truth, strict=True)
    ]
    told = [b if b in t else t[0] for b, t in zip(best, truth, strict=True)]
    t = best_temperature(scores, np.array([codes.index(c[0]) for c in truth]))
    print(
        f"macro-F1 {f1_score(told, best, average='macro'):.3f}  "
        f"top-1 {right.mean():.3f}  top-3 {np.mean(near):.3f}  "
        f"ECE {calibration_error(softmax(scores).max(axis=1), right):.3f} -> "
        f"{calibration_error(softmax(scores / t).max(axis=1), right):.3f} (T={t:.2f})"
    )


def examples(seed: int = SEED) -> list[Example]:
    """All training points."""
    return build(*sources(), seed)


def sources() -> tuple[Any, Any, dict[str, list[str]]]:
    """Titles, descriptions, and the bodies that see each main group."""
    bodies: dict[str, list[str]] = defaultdict(list)
    for codes, body in read("committees.csv", "body"):
        for code in codes:
            bodies[code].append(body)
    titles = read("titles.csv", "title") + kle_titles()
    return titles, read("descriptions.csv", "text"), bodies


def kle_titles() -> list[tuple[tuple[str, ...], str]]:
    """What KLE calls the groups within each main group: words we did not think of."""
    groups = (row for row in table("kle") if row["code"] not in main_groups())
    first = {row["title"]: row["code"][:2] for row in reversed(list(groups))}
    return [((code,), title) for title, code in first.items()]


def main() -> int:
    """Train, and write the artefact, or check that it is what these data give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", type=Path, default=ARTEFACT)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.evaluate:
        cross_validate(*sources())
        return 0
    model = train(examples())
    soften(model, TEMPERATURE)
    fresh = dumps(model)
    if given.check:
        same = given.target.read_bytes() == fresh
        print(f"{given.target.name}: {'the same' if same else 'other'} bytes")
        return 0 if same else 1
    given.target.parent.mkdir(exist_ok=True)
    given.target.write_bytes(fresh)
    print(f"{given.target.name}: {len(fresh) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
