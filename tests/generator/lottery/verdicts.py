"""How points end: wordings with the outcome they state, and what stands beside."""

from __future__ import annotations

import re
from random import Random

from msgspec import Struct

from referat_nlp.records import Outcome

from .votes import Ballot, Person, ballot


class Verdict(Struct, frozen=True):
    """What a body decided: the lines printed and what they say."""

    lines: tuple[str, ...]
    outcome: Outcome
    ballot: Ballot | None = None
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


WORDINGS: dict[Outcome, tuple[str, ...]] = {
    "approved": (
        "Godkendt.", "Tiltrådt.", "Vedtaget.", "Indstillingen godkendt.", "Godkendt",
        "Indstillingen blev godkendt.", "Indstillingen blev tiltrådt.", "Bevilget.",
        "Indstillingen følges.", "{body} godkendte indstillingen.", "Tiltrådtes.",
        "Godkendt som indstillet.", "{body} tiltrådte indstillingen.", "Imødekommet.",
        "Forslaget blev vedtaget.", "Enstemmigt godkendt.", "Godkendtes.",
        "Forvaltningens indstilling blev fulgt.", "Vedtaget enstemmigt.",
        "{body} vedtog forslaget uden afstemning.", "Indstilling tiltrædes.",
        "Drøftet. Indstillingen blev herefter godkendt.",
        "Godkendt, jf. indstillingen.",
        "Det indstillede blev vedtaget.", "Indstillingen er tiltrådt.", "Vedtaget som "
        "indstillet.", "{body} besluttede at følge indstillingen.", "Godkendt uden "
        "bemærkninger.", "Der var enighed om at godkende forslaget.",
        "Et enigt møde sluttede op om indstillingen, som dermed er godkendt.",
        "{name} redegjorde for sagen. Indstillingen blev godkendt.",
    ),
    "approved_with_changes": (
        "Godkendt med den tilføjelse, at der følges op om et år.",
        "Indstillingen blev godkendt, idet fristen flyttes til 1. maj.",
        "Godkendt med bemærkninger.", "Tiltrådt, dog således at beløbet halveres.",
        "Godkendt med følgende ændring: Pladsen åbner først i august.",
        "Vedtaget med den ændring, at stien føres syd om søen.",
    ),
    "rejected": (
        "Ikke godkendt.", "Afvist.", "Forslaget blev forkastet.", "Bortfaldt.",
        "Ansøgningen kan ikke imødekommes.", "Indstillingen blev ikke tiltrådt.",
        "Der meddeles afslag.", "Forslaget faldt.", "Ej imødekommet.",
        "{body} meddelte afslag på ansøgningen.", "Kunne ikke tiltrædes.",
    ),
    "postponed": (
        "Udsat.", "Udsættes.", "Punktet blev udsat til næste møde.", "Sagen udsættes.",
        "Sagen udsat med henblik på yderligere belysning.", "Udsat til augustmødet.",
        "{body} besluttede at udsætte sagen.",
    ),
    "withdrawn": (
        "Udgår.", "Udgik.", "Sagen blev taget af dagsordenen.", "Punktet udgik.",
        "Taget af dagsordenen.", "Sagen trukket tilbage.", "Punktet tages af.",
    ),
    "referred": (
        "Oversendes til budgetforhandlingerne.", "Tilbagesendes til forvaltningen.",
        "Henvist til budgetlægningen for 2024.", "Sendes i høring i otte uger.",
        "Sagen sendes tilbage til forvaltningen til fornyet behandling.",
        "Forslaget blev oversendt til Planudvalget.", "Oversendt til 2. behandling.",
        "Henvises til Landdistriktsudvalget.",
    ),
    "noted": (
        "Taget til efterretning.", "Til efterretning.", "Orienteringen blev taget til "
        "efterretning.", "{body} tog orienteringen til efterretning.", "Orienteret.",
        "Orientering givet.", "Toges til efterretning.", "Til orientering.",
        "Redegørelsen tages til efterretning.", "Der blev orienteret om sagen.",
    ),
    "discussed": (
        "Drøftet.", "Drøftedes.", "Sagen blev drøftet.", "{body} drøftede sagen.",
        "Temaet blev drøftet, og forvaltningen vender tilbage med et oplæg.",
    ),
    "appointed": (
        "Valgt blev {name}.", "{name} blev valgt.", "Udpeget blev {name}.",
        "{body} udpegede {name}.", "Som ny repræsentant valgtes {name}.",
    ),
    "none": ("Intet.", "Ingen bemærkninger.", "Ingen.", "Intet at bemærke.", "-"),
    "recommended": (
        "Anbefales.", "Anbefalet.", "Indstilles godkendt.", "Anbefales godkendt.",
        "Indstillingen anbefales.", "{body} anbefaler indstillingen.", "Indstilles.",
        "Udvalget anbefaler, at forslaget godkendes.", "Anbefales over for Byrådet.",
        "{body} indstiller til Byrådet, at forslaget godkendes.",
        "Fremsendes til Byrådet med anbefaling.", "Anbefalet til Byrådets godkendelse.",
    ),
}  # fmt: skip
#: What a matter of a kind usually comes to, the likelier the more often.
USUAL: dict[str, tuple[Outcome, ...]] = {
    "approve": (
        *("approved",) * 9, "approved_with_changes", "approved_with_changes",
        "rejected", "postponed", "postponed", "withdrawn", "referred", "discussed",
    ),
    "grant": ("approved", "approved", "approved", "rejected", "rejected", "postponed"),
    "note": ("noted",) * 6 + ("discussed", "postponed"),
    "discuss": ("discussed",) * 5 + ("noted", "approved"),
    "appoint": ("appointed",) * 6 + ("postponed",),
    "opening": ("approved",),
    "closing": ("none", "none", "noted", "noted"),
}  # fmt: skip
#: Verdicts that nobody voted against.
_UNVOTED = re.compile("nstemmig|enigt|uden afstemning")
#: What may follow a verdict without changing it.
_REMARKS = (
    "Forvaltningen vender tilbage med en plan for belysningen.",
    "Udvalget ønsker en status til efteråret.",
    "{name} ønskede ført til protokols, at arbejdet bør begynde før vinteren.",
    "Der blev spurgt til tidsplanen, og {name} svarede.",
    "Punktet blev behandlet før punkt 2.",
    "Bilag blev omdelt på mødet.",
)
_RECUSED = (
    "{name} erklærede sig inhabil og forlod lokalet under sagens behandling.",
    "{name} deltog ikke i sagens behandling på grund af inhabilitet.",
    "{name} var inhabil og deltog ikke i behandlingen.",
)


def verdict(
    draw: Random, outcome: Outcome, body: str, people: tuple[Person, ...], vote: str
) -> Verdict:
    """A verdict of this outcome, put to the vote in this notation."""
    name, party = draw.choice(people)
    form = draw.choice(("{name}", "{name} ({party})"))
    shown = form.format(name=name, party=party)
    voted = vote != "none" and outcome in ("approved", "rejected", "recommended")
    options = [w for w in WORDINGS[outcome] if not (voted and _UNVOTED.search(w))]
    lines = [draw.choice(options).format(body=body, name=shown)]
    cast = ballot(draw, vote, people, outcome != "rejected") if voted else None
    if cast and (draw.random() < 0.6 or cast.sides is None):
        lines += cast.lines
    elif cast:
        lines = [*cast.lines, *lines]
    recused: tuple[str, ...] = ()
    if outcome != "none" and draw.random() < 0.15:
        lines.append(draw.choice(_REMARKS).format(name=shown))
    elif outcome == "approved" and draw.random() < 0.1:
        recused = (draw.choice(people)[0],)
        lines.append(draw.choice(_RECUSED).format(name=recused[0]))
    return Verdict(tuple(lines), outcome, cast, (), recused)
