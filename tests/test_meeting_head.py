"""The meeting head in many hands: who met, when, where, and whose minutes they are."""

from __future__ import annotations

import pytest

from referat_nlp.readers import read
from referat_nlp.rules.rosters import read_names
from referat_nlp.segment import segment

POINTS = """

1. Godkendelse af dagsorden
Indstilling
Det indstilles, at dagsordenen godkendes.
Beslutning
Godkendt.

2. Budgetopfølgning
Sagsnr. 22/1234
Indstilling
Forvaltningen indstiller, at opfølgningen godkendes.
Beslutning
Tiltrådt.
"""

#: A head; its municipality, body, begin, end and place; its members, one a line, as
#: "name; party; status; stand-in".
HEADS = {
    "members grouped by party": (
        """Havnsø Kommune
Beskæftigelsesudvalget
Referat af møde nr. 7
Onsdag den 11. august 2021, kl. 16:00
Lokale 114, Rådhuset

Deltagere:
Socialdemokratiet: Hanne Bro, Leif Toft
Venstre: Ole Markussen
Enhedslisten: Ida Sandager

Afbud: Leif Toft""",
        "Havnsø Kommune | Beskæftigelsesudvalget | 16:00 | None | Lokale 114, Rådhuset",
        """
Hanne Bro; Socialdemokratiet; present; -
Leif Toft; Socialdemokratiet; absent; -
Ole Markussen; Venstre; present; -
Ida Sandager; Enhedslisten; present; -
""",
    ),
    "labels above their values": (
        """Byrådet - Referat

Mødedato
25. januar 2010

Mødetidspunkt
18:30 - 22:15

Mødested
Byrådssalen

Fremmødte
Poul Erik Lund (V), Karin Hald (A), Svend Aage Krog (O), Minna Bjerre (F)

Fraværende
Bent Odgaard (C)

Stedfortræder
Grete Toft (C)""",
        "None | Byrådet | 18:30 | 22:15 | Byrådssalen",
        """
Poul Erik Lund; V; present; -
Karin Hald; A; present; -
Svend Aage Krog; O; present; -
Minna Bjerre; F; present; -
Bent Odgaard; C; absent; Grete Toft
Grete Toft; C; present; -
""",
    ),
    "a letter in the name": (
        """Rønde Å Kommune, Økonomiudvalget den 3/9 2008 kl. 8.00, mødelokale 2

Mødet startede kl. 8.00 og sluttede kl. 11.20

Mødt: Alle. Dog deltog Søren Pind-Hansen ikke i punkt 2.""",
        "Rønde Å Kommune | Økonomiudvalget | 08:00 | 11:20 | mødelokale 2",
        """
Søren Pind-Hansen; -; present; -
""",
    ),
    "prose with an exception": (
        """UDSKRIFT AF FORHANDLINGSPROTOKOLLEN
for
TEKNISK UDVALG

Møde den 8. oktober 2002

Alle medlemmer var til stede med undtagelse af Knud Erik Bak, der havde meldt forfald.

Mødet hævet kl. 19.""",
        "None | Teknisk Udvalg | None | 19:00 | None",
        """
Knud Erik Bak; -; absent; -
""",
    ),
    "a town below the body, a place that a sentence follows": (
        """Referat: Udvalget for Grøn Omstilling
Sandby Kommune
Torsdag d. 19. januar 2023
Sted: Klitskolen, personalestuen. Mødet startede kl. 16.00 og sluttede kl. 18.30.

Afbud: Camilla Bonde. I stedet for Camilla Bonde var indkaldt Omar Said.""",
        "Sandby Kommune | Udvalget for Grøn Omstilling | 16:00 | 18:30 | "
        "Klitskolen, personalestuen",
        """
Camilla Bonde; -; absent; Omar Said
Omar Said; -; present; -
""",
    ),
    "first names": (
        """Referat fra Ældrerådets møde
torsdag d. 22/8 2019 kl. 9:30 – 12:00 i mødelokale Fyr, Havnegade 3

Tilstede: Inge, Bodil, Karl Åge, Preben og Lis
Afbud: Finn
Referent: Inge Lauritsen""",
        "None | Ældrerådet | 09:30 | 12:00 | mødelokale Fyr, Havnegade 3",
        """
Inge; -; present; -
Bodil; -; present; -
Karl Åge; -; present; -
Preben; -; present; -
Lis; -; present; -
Finn; -; absent; -
""",
    ),
    "stand-ins in a list of their own": (
        """Kommunalbestyrelsen
Ordinært møde

Dato: Torsdag 24. november 2016
Tid: Kl. 18.00
Sted: Kulturhuset Pakhuset, 1. sal

Fraværende med afbud:
Lars Erik Holm
Mette Skov

Stedfortrædere:
Pia Frost (for Mette Skov)

Udeblevet uden afbud:
Ingen""",
        "None | Kommunalbestyrelsen | 18:00 | None | Kulturhuset Pakhuset, 1. sal",
        """
Lars Erik Holm; -; absent; -
Mette Skov; -; absent; Pia Frost
Pia Frost; -; present; -
""",
    ),
    "names and marks on lines of their own": (
        """Socialudvalg
Tirsdag 2. marts 2021 16:30
Virtuelt møde via Teams

Medlemmer

Anders Brandt
Formand

Bettina Juul
Næstformand

Christian Overby

Dorthe Kragh
Afbud

Personale
Susanne Lind, direktør""",
        "None | Socialudvalg | 16:30 | None | Virtuelt møde via Teams",
        """
Anders Brandt; -; present; -
Bettina Juul; -; present; -
Christian Overby; -; present; -
Dorthe Kragh; -; absent; -
""",
    ),
    "crosses in the columns of a table": (
        """| Medlem | Parti | Til stede | Afbud |
|---|---|---|---|
| Jan Kofoed | V | X | |
| Lone Thy | A | | X |
| Ole Ravn | C | X | |

Referat fra møde i Teknik- og Miljøudvalget
Den 4. maj 2022 kl. 13-15 i Rådssalen, Vestrup Rådhus""",
        "None | Teknik- og Miljøudvalget | 13:00 | 15:00 | Rådssalen, Vestrup Rådhus",
        """
Jan Kofoed; V; present; -
Lone Thy; A; absent; -
Ole Ravn; C; present; -
""",
    ),
    "abbreviated labels, for ham mødte": (
        """Vestrup Byråd
Referat nr. 4/2013

Dato: 30-04-2013
Start kl.: 17:00
Slut kl.: 19:45
Sted: Byrådssalen

Til stede: Borgmester Jens Ove Bak (A), Anne G. Skou (A), Rita Holk (F), Bo Lyng (V).
Bo Lyng forlod mødet kl. 19:00 under punkt 2.
Ikke til stede: Tom Hede (V) - for ham mødte Karla Winther (V)""",
        "Vestrup Kommune | Byrådet | 17:00 | 19:45 | Byrådssalen",
        """
Jens Ove Bak; A; present; -
Anne G. Skou; A; present; -
Rita Holk; F; present; -
Bo Lyng; V; present; -
Tom Hede; V; absent; Karla Winther
Karla Winther; V; present; -
""",
    ),
    "ranks and party names in full": (
        """Regionsrådet

MØDE
Tirsdag den 26. september 2023 kl. 15.00
Regionshuset, Alleen 15, 4180 Sorbjerg

MEDLEMMER
Regionsrådsformand Helle Bask (Socialdemokratiet)
1. næstformand Ole Juhl (Venstre)
Nadia Farouk (Enhedslisten)
Steen Kjær (Nye Borgerlige) (fraværende)
Pia Lund-Hede (Radikale Venstre) (stedfortræder for Jan Bo)""",
        "None | Regionsrådet | 15:00 | None | Regionshuset, Alleen 15, 4180 Sorbjerg",
        """
Helle Bask; Socialdemokratiet; present; -
Ole Juhl; Venstre; present; -
Nadia Farouk; Enhedslisten; present; -
Steen Kjær; Nye Borgerlige; absent; -
Pia Lund-Hede; Radikale Venstre; present; -
Jan Bo; -; absent; Pia Lund-Hede
""",
    ),
    "summoned and not met": (
        """Dagsorden, Sundhedsudvalget
06.12.2023 kl. 08.15

Sundhedscentret, Parkvej 4

Indkaldte: Ulla Bach (V), Hans Hald (I)
Ikke mødt: Hans Hald (I)""",
        "None | Sundhedsudvalget | 08:15 | None | Sundhedscentret, Parkvej 4",
        """
Ulla Bach; V; present; -
Hans Hald; I; absent; -
""",
    ),
    "unusual labels": (
        """Referat: Børneudvalget, 14-06-2018
Grønsund Kommune

Begyndelse: kl. 15.30
Afslutning: kl. 18.00

Mødedeltagere: Tina Rask, Mikkel Worm, Jytte Aa. Kold, Said Omar
Fraværende: Mikkel Worm (sygdom)
Gæster: Skoleleder Lars Bo, projektleder Eva Kim""",
        "Grønsund Kommune | Børneudvalget | 15:30 | 18:00 | None",
        """
Tina Rask; -; present; -
Mikkel Worm; -; absent; -
Jytte Aa. Kold; -; present; -
Said Omar; -; present; -
""",
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_head(name, tmp_path):
    head, facts, members = HEADS[name]
    path = tmp_path / "doc.txt"
    path.write_text(head + POINTS, "utf-8")
    meeting = segment(read(path)).meeting
    found = (
        meeting.municipality,
        meeting.body,
        meeting.start_time,
        meeting.end_time,
        meeting.place,
    )
    assert " | ".join(map(str, found)) == facts
    assert [
        f"{a.name}; {a.party or '-'}; {a.status}; {a.substitute or '-'}"
        for a in meeting.attendance
    ] == members.strip().splitlines()


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("www.havnsoe.dk\n", "Havnsø ligger smukt.", "Havnsø Kommune"),
        ("Byrådet i Lille Åstrup\n", "", "Lille Åstrup Kommune"),
        ("", "Havnsø Kommune køber grunden.", None),
    ],
)
def test_a_municipality_that_no_head_states_is_inferred(before, after, name, tmp_path):
    path = tmp_path / "doc.txt"
    text = f"Referat\nTeknisk Udvalg den 3. maj 2016\n{before}{POINTS}{after}\n"
    path.write_text(text, "utf-8")
    meeting = segment(read(path)).meeting
    assert meeting.municipality == name
    assert ("municipality" in meeting.inferred) is (name is not None)


def test_the_members_of_an_agenda_have_not_met(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_text(
        "Dagsorden\nTeknisk Udvalg den 3. maj 2016\n"
        "Medlemmer: Ida Krog (A), Ole Bæk (V)\nAfbud: Ole Bæk\n\n"
        "1. Vejplan\nIndstilling\nDet indstilles, at planen godkendes.\n\n"
        "2. Lokalplan 7\nIndstilling\nDet indstilles, at planen godkendes.\n",
        "utf-8",
    )
    meeting = segment(read(path)).meeting
    assert [(a.name, a.status) for a in meeting.attendance] == [("Ole Bæk", "absent")]


def test_who_came_late_is_present_in_a_list_of_the_absent():
    members = read_names("Ida Krog\nOle Bæk deltog fra kl. 17", away=True)
    assert [m.status for m in members] == ["absent", "present"]


def test_the_word_of_a_menu_is_no_label_of_the_body(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_text(
        f"Regionsrådet\n\nUdvalg\n\nPrintversion\n\nProtokol 3. maj 2016{POINTS}",
        "utf-8",
    )
    assert segment(read(path)).meeting.body == "Regionsrådet"


def test_members_party_by_party_without_a_label(tmp_path):
    path = tmp_path / "doc.txt"
    rows = "Liste A: Ida Krog, Per Lund\nListe V: Ole Bæk"
    head = f"Referat\nByrådet den 3. maj 2016\n{rows}"
    path.write_text(head + POINTS, "utf-8")
    found = segment(read(path)).meeting.attendance
    assert [(a.name, a.party) for a in found] == [
        ("Ida Krog", "A"),
        ("Per Lund", "A"),
        ("Ole Bæk", "V"),
    ]


def test_members_listed_at_the_very_end(tmp_path):
    path = tmp_path / "doc.txt"
    tail = "\nDeltagere:\nIda Krog (A)\nOle Bæk (V)\n\nAfbud:\nPer Lund (V)\n"
    path.write_text(f"Referat\nByrådet den 3. maj 2016{POINTS}{tail}", "utf-8")
    found = segment(read(path)).meeting.attendance
    assert [(a.name, a.status) for a in found] == [
        ("Ida Krog", "present"),
        ("Ole Bæk", "present"),
        ("Per Lund", "absent"),
    ]


def test_absence_below_the_last_decision_is_that_points(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_text(
        f"Referat\nByrådet den 3. maj 2016{POINTS}Fraværende: Per Lund (V)\n", "utf-8"
    )
    assert segment(read(path)).meeting.attendance == ()


def test_weekdays_and_bodies_are_no_members():
    assert read_names("Onsdag den 15. maj 2002, Kommunalbestyrelsens lokaler") == []
