"""Heads of invented minutes, for the tests of the meeting head."""

from __future__ import annotations

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
    "members and a stand-in in one long opening": (
        "Skelvig Kommune: Kommunalbestyrelsens protokol\n\n"
        "År 2013, mandag den 4. marts kl. 17.30, holdt Skelvig Kommunalbestyrelse møde "
        "i rådhusets store sal i Skelvig. Nærværende var borgmester Ulla Krog (V) samt "
        "Jens Otto Bæk (A) og Mia Sand (F). Desuden Karl Dahl (V), der var indkaldt "
        "som stedfortræder for Ib Rask (V). Fraværende med forfald: Ib Rask (V). "
        "Mødet hævedes kl. 20.05.",
        "Skelvig Kommune | Kommunalbestyrelsen | 17:30 | 20:05 | "
        "rådhusets store sal i Skelvig",
        """
Ib Rask; V; absent; Karl Dahl
Ulla Krog; V; present; -
Jens Otto Bæk; A; present; -
Mia Sand; F; present; -
Karl Dahl; V; present; -
""",
    ),
    "rows parted by slashes under a head row": (
        """Region Østbælt
Regionsrådet, ordinært møde

Dato: 20-06-2023
Start og slut: 12.00-16.20
Lokale: Regionsgården

Navn / gruppe / fremmøde
Signe Lund (formand) / Socialdemokratiet / til stede
Bo Raun Vig / Venstre / afbud, stedfortræder Ulrik Nør
Liv Sommer / Enhedslisten / til stede""",
        "Region Østbælt | Regionsrådet | 12:00 | 16:20 | Regionsgården",
        """
Signe Lund; Socialdemokratiet; present; -
Bo Raun Vig; Venstre; absent; Ulrik Nør
Ulrik Nør; -; present; -
Liv Sommer; Enhedslisten; present; -
""",
    ),
    "a body with no word of a body, and a note below those away": (
        """Skelvig Kommune
Referat - Kultur, Idræt og Fritid - 14/7-2014 kl. 15
Sted: Mødelokale 2

Til stede: Ida Krog (A), Uffe Holm (V), Gudrun
Brand (I), Per Lund (O)
Forfald: Claus Møl, A; Pia Krogh, Æ
Stemmetal er angivet som for og imod.""",
        "Skelvig Kommune | Kultur, Idræt og Fritid | 15:00 | None | Mødelokale 2",
        """
Ida Krog; A; present; -
Uffe Holm; V; present; -
Gudrun Brand; I; present; -
Per Lund; O; present; -
Claus Møl; A; absent; -
Pia Krogh; Æ; absent; -
""",
    ),
    "everybody but some, in wrapped prose": (
        """Skelvig Kommune
Byrådets protokol
Møde torsdag den 14. december 2006 kl. 18.00

Medlemmerne var til stede med undtagelse af Ida Krog (B), for hvem
Ole Bæk (B) var indkaldt, samt Per Lund (O). Mødet hævedes kl. 23.25.""",
        "Skelvig Kommune | Byrådet | 18:00 | 23:25 | None",
        """
Ida Krog; B; absent; Ole Bæk
Per Lund; O; absent; -
Ole Bæk; B; present; -
""",
    ),
    "labels that no list knows, and a stand-in behind a semicolon": (
        """LEJBY KOMMUNE
Kommunalbestyrelsen
Referat fra ordinært møde mandag den 25. oktober 2010 kl. 19.00
Mødet blev afholdt i Salen på Lejby Rådhus og sluttede kl. 21.40

Medlemmer, der deltog: Anne Holt, Bo Friis
Medlemmer, der ikke deltog: Gert Holm (V); som stedfortræder mødte Hanne Bro (V).""",
        "Lejby Kommune | Kommunalbestyrelsen | 19:00 | 21:40 | Salen på Lejby Rådhus",
        """
Anne Holt; -; present; -
Bo Friis; -; present; -
Gert Holm; V; absent; Hanne Bro
Hanne Bro; V; present; -
""",
    ),
    "parties as headings in the list": (
        """Region Sydhav - Regionsrådet - Møde 23-09-2013
Kl. 15.00 i Regionsrådssalen

Til stede
Socialdemokraterne
Mette Krog

Venstre
Sten Lau

Afbud meldt af: Bent Fynsk (A). Som stedfortrædere deltog: Inge Mo (A).""",
        "Region Sydhav | Regionsrådet | 15:00 | None | Regionsrådssalen",
        """
Mette Krog; Socialdemokraterne; present; -
Sten Lau; Venstre; present; -
Bent Fynsk; A; absent; -
Inge Mo; A; present; -
""",
    ),
    "a body that only its meeting's name tells": (
        """Referat fra bestyrelsesmøde den 3. maj 2016 kl. 17.00 på Engskolen
Til stede: Ida Krog, Ole Bæk""",
        "None | Bestyrelsen | 17:00 | None | Engskolen",
        """
Ida Krog; -; present; -
Ole Bæk; -; present; -
""",
    ),
    "a meeting on line, named in the title": (
        "Referat - Seniorudvalget - 2. maj 2020 kl. 13.30 - Virtuelt møde via Teams"
        "\n\nAfbud: Sten Rok\nFra forvaltningen deltog: Direktør Jan Ny",
        "None | Seniorudvalget | 13:30 | None | Virtuelt møde via Teams",
        """
Sten Rok; -; absent; -
""",
    ),
    "a house behind the day": (
        """Lokaludvalget
Den 3. marts 2015 i Kulturhuset, store sal
kl. 17:30 - 19:30
Fremmødte: Anna Lise Berg, Palle With""",
        "None | Lokaludvalget | 17:30 | 19:30 | Kulturhuset, store sal",
        """
Anna Lise Berg; -; present; -
Palle With; -; present; -
""",
    ),
}
