"""Train the topic classifier from ``models/topics`` alone.

Run from the repository: ``python models/train_topics.py``. The same data and seed
give the same file, bit for bit. ``--evaluate`` prints the cross-validated figures of
the card instead.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import skops.io
from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from referat_nlp.topics_features import PointText, features, hasher, weigh  # noqa: E402

DATA = HERE / "topics"
ARTEFACT = HERE / "shipped" / "topics.skops"
SEED = 20
#: How often every text is drawn into a point, each time otherwise framed.
DRAWS = 2
FOLDS = 5
#: Inverse strength of the regularisation, chosen by cross-validation.
STRENGTH = 20.0
#: A feature must occur in this many training points.
LEAST_COUNT = 8
#: Chosen on dev (real points): what divides the scores to make them probabilities.
TEMPERATURE = 0.95
#: Chosen on dev: below the first no answer, below the second no further topic.
FIRST, MORE = 0.3, 0.15

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
    "Lukket punkt:", "Genoptagelse:", "Tilpasning af", "Økonomi i", "Udvidelse af",
    "Organisering af", "Oplæg om", "Strategi for", "Renovering af", "Placering af",
    "Katalog over", "Idékatalog:", "Idekatalog til", "Forslagskatalog:",
    "Eventuelt samarbejde om", "Åbningstider i", "Åbningstider for",
    "Personale i", "Antal", "Rammer for", "Politik for", "Årsberetning:",
    "Analyse af", "Udmøntning af budget:", "Tillægsbevilling til", "Input til",
    "Redegørelse for", "Proces for", "Udpegning af medlem til", "Valg til",
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

Example = tuple[PointText, tuple[str, ...]]


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

    for codes, title in titles:
        title = INVENTED.sub("Byen", title)
        code = codes[0]
        longer = f"{draw.choice(ACTIONS)} {title[0].lower()}{title[1:]}"
        points.append((PointText(title=title, body=body(code)), codes))
        text = longer_text(draw.choice(texts_of[code]) if texts_of[code] else "")
        points.append((PointText(title=longer, text=text, body=body(code)), codes))
        ended = title + draw.choice(ENDINGS)
        points.append((PointText(title=ended, body=body(code)), codes))
    for codes, text in texts:
        text = longer_text(INVENTED.sub("Byen", text))
        points.append((PointText(text=text, body=body(codes[0])), codes))
        frame = draw.choice(ACTIONS)
        points.append((PointText(title=frame, text=text, body=body(codes[0])), codes))
    return points


def vocabulary(
    points: list[PointText],
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The hashed features to keep, sorted, and their inverse document frequency."""
    rows = [{g for view in features(p) for g, _ in view} for p in points]
    ids, seen = np.unique(
        np.concatenate([hasher().transform([r]).indices for r in rows]),
        return_counts=True,
    )
    keep = seen >= LEAST_COUNT
    idf = np.log((1 + len(rows)) / (1 + seen[keep])) + 1
    return ids[keep].astype(np.int32), idf.astype(np.float32)


def fit(examples: list[Example]) -> dict[str, Any]:
    """Train on ``examples``; one of several topics counts once for each, shared."""
    columns, idf = vocabulary([p for p, _ in examples])
    rows, labels, weights = [], [], []
    for i, (_, codes) in enumerate(examples):
        for code in codes:
            rows.append(i)
            labels.append(code)
            weights.append(1 / len(codes))
    matrix = weigh([p for p, _ in examples], columns, idf)[rows]
    classifier = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-3)
    classifier.fit(matrix, np.array(labels), sample_weight=np.array(weights))
    classifier.coef_ = classifier.coef_.astype(np.float32)
    classifier.intercept_ = classifier.intercept_.astype(np.float32)
    return {"columns": columns, "idf": idf, "classifier": classifier}


def logits(model: dict[str, Any], points: list[PointText]) -> Any:
    """Unscaled scores of ``points``."""
    matrix = weigh(points, model["columns"], model["idf"])
    return model["classifier"].decision_function(matrix)


def softmax(scores: Any) -> Any:
    """Rows of probabilities."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def temperature(scores: Any, truth: Any) -> float:
    """The one number that divides the scores to make them probabilities."""

    def loss(log_t: float) -> float:
        p = softmax(scores / np.exp(log_t))
        return float(-np.log(p[np.arange(len(truth)), truth] + 1e-9).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def calibration_error(p: Any, right: Any) -> float:
    """Expected calibration error of the best label, ten bins."""
    best = p.max(axis=1)
    bins = np.minimum((best * 10).astype(int), 9)
    gaps = [
        abs(best[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return float(sum(gaps))


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
        model = fit(build(seen_titles, seen_texts, bodies, SEED))
        held = build(
            [r for r, f in zip(titles, title_fold, strict=True) if f == fold],
            [r for r, f in zip(texts, text_fold, strict=True) if f == fold],
            bodies,
            SEED + 2,
        )
        scores.append(logits(model, [p for p, _ in held]))
        truth += [c for _, c in held]
    codes = model["classifier"].classes_.tolist()
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
    t = temperature(scores, np.array([codes.index(c[0]) for c in truth]))
    print(
        f"macro-F1 {f1_score(told, best, average='macro'):.3f}  "
        f"top-1 {right.mean():.3f}  top-3 {np.mean(near):.3f}  "
        f"ECE {calibration_error(softmax(scores), right):.3f} -> "
        f"{calibration_error(softmax(scores / t), right):.3f} (T={t:.2f})"
    )


def stable(archive: bytes) -> bytes:
    """The same archive without addresses and clock: skops names parts by ``id()``."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        schema = old.read("schema.json").decode()
        ids = dict.fromkeys(re.findall(r'"__id__": (\d+)', schema))
        number = {old_id: str(i) for i, old_id in enumerate(ids, 1)}
        parts = {
            number[name[:-4]] + ".npy": old.read(name)
            for name in old.namelist()
            if name.endswith(".npy")
        }
    parts["schema.json"] = re.sub(
        r'(?<="__id__": )\d+|(?<="file": ")\d+', lambda m: number[m[0]], schema
    ).encode()
    fresh = io.BytesIO()
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, data in sorted(parts.items()):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
    return fresh.getvalue()


def main() -> None:
    """Train, and write the artefact."""
    titles = read("titles.csv", "title")
    texts = read("descriptions.csv", "text")
    bodies: dict[str, list[str]] = defaultdict(list)
    for codes, body in read("committees.csv", "body"):
        for code in codes:
            bodies[code].append(body)
    if "--evaluate" in sys.argv:
        cross_validate(titles, texts, bodies)
        return
    model = fit(build(titles, texts, bodies, SEED))
    model["classifier"].coef_ /= np.float32(TEMPERATURE)
    model["classifier"].intercept_ /= np.float32(TEMPERATURE)
    model |= {"first": FIRST, "more": MORE}
    ARTEFACT.parent.mkdir(exist_ok=True)
    ARTEFACT.write_bytes(stable(skops.io.dumps(model)))
    print(f"{ARTEFACT.name}: {ARTEFACT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
