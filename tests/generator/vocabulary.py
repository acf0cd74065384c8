"""Words of our own that invented meetings are made of."""

from __future__ import annotations

TOWNS = ("Rævsbjerg", "Lyngholt", "Mosevig", "Askebro", "Tranholm", "Ellekær")
BODIES = (
    "Byrådet",
    "Kommunalbestyrelsen",
    "Økonomiudvalget",
    "Teknik- og Miljøudvalget",
    "Børne- og Ungdomsudvalget",
    "Kultur- og Fritidsudvalget",
    "Social- og Sundhedsudvalget",
)
PLACES = ("Byrådssalen", "Mødelokale 2", "Mødelokale B114", "Rådssalen")
FIRST = (
    "Astrid", "Bjarke", "Cecilie", "Ditlev", "Esther", "Flemming", "Gudrun",
    "Holger", "Inger", "Jeppe", "Kirstine", "Laurits", "Mathilde", "Niels",
)  # fmt: skip
LAST = (
    "Agerskov", "Brandborg", "Damsgaard", "Engvang", "Fuglsang", "Grønholm",
    "Hedelund", "Kallehave", "Lindegaard", "Møllebæk", "Nørregård", "Ravnsborg",
)  # fmt: skip
PARTIES = ("A", "V", "C", "F", "Ø", "B", "O", "I")
THINGS = (
    "cykelsti langs Engdraget", "tag på Skovvangskolen", "børnehaven Mælkebøtten",
    "lokalplan 4.17 for Havnefronten", "renovering af Svømmehallen ved Åen",
    "klimatilpasning i Nørreskoven", "plejecenter Kildegården",
    "trafiksikring på Vestre Ringvej", "kulturhuset Gasværket",
    "spildevandsplan for landsbyerne", "biblioteket på Torvet",
    "naturgenopretning ved Lillesø", "varmeplan for Østerbyen",
)  # fmt: skip
TITLES = (
    "Frigivelse af anlægsbevilling til {}",
    "Orientering om {}",
    "Igangsætning af {}",
    "Ansøgning om tilskud til {}",
    "Høring om {}",
    "Helhedsplan og finansiering af {} samt afledte driftsudgifter i de kommende "
    "budgetår",
    "Forslag fra Velfærdslisten om {}",
    "Drøftelse af rammer for {}",
)
CLOSED_TITLES = (
    "Salg af areal ved {}", "Erstatningssag om {}", "Udbud af {}",
)  # fmt: skip
SENTENCES = (
    "Forvaltningen har siden sommeren arbejdet med {thing} i dialog med naboer, "
    "foreninger og de berørte virksomheder.",
    "Teknik- og Miljøudvalget har tidligere drøftet de trafikale forhold og bedt om "
    "et samlet overblik over bygge- og anlægsudgifterne.",
    "Der er registreret 14 ejendomme inden for området, og heraf ligger de 3 i "
    "landzone.",
    "Projektet hænger sammen med kommunens bæredygtighedsstrategi og de øvrige "
    "vedligeholdelsesopgaver på ejendomsområdet.",
    "Borgerne har peget på støj, parkering og belysning som de vigtigste forhold.",
    "Den samlede udgift anslås til {money}, som fordeles på anlæg og projektering.",
    "Arbejdet ventes påbegyndt den {day} og afsluttet inden årets udgang.",
    "Direktørområdet for Plan og By vurderer, at løsningen er robust over for "
    "fremtidige klimaforandringer, og at driftsøkonomien forbedres.",
    "Det drejer sig om ca. 1.200 m2, der i dag anvendes til oplag, jf. kortet i "
    "bilag 2.",
    "Medarbejderrepræsentanterne har haft lejlighed til at kommentere forslaget.",
    "Sagen blev senest behandlet den {day}, hvor der blev spurgt til "
    "tidsplanen og til mulighederne for medfinansiering.",
)
MONEY = (
    "1,2 mio. kr.", "450.000 kr.", "2.350.000 kr.", "75.000 kr.", "12,8 mio. kr.",
)  # fmt: skip
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
    "september", "oktober", "november", "december",
)  # fmt: skip
AUTHORS = (
    "Forvaltningen", "Direktionen", "Teknik- og Miljøforvaltningen",
    "Administrationen",
)  # fmt: skip
CLAUSES = (
    "at der frigives {money} til {thing}",
    "at orienteringen om {thing} tages til efterretning",
    "at forslaget sendes i offentlig høring i otte uger",
    "at udgiften finansieres af den afsatte pulje til bygge- og anlægsarbejder",
    "at forvaltningen bemyndiges til at indgå de nødvendige aftaler",
)
DECISIONS = (
    "Godkendt.", "Tiltrådt.", "Taget til efterretning.", "Udsat.", "Drøftet.",
    "Indstillingen blev godkendt.", "Anbefales godkendt.",
)  # fmt: skip
ABSENCE = "{name} var fraværende."
ROWS = (
    "Projektering", "Anlæg", "Drift og vedligeholdelse", "Inventar", "Rådgivning",
    "Uforudsete udgifter", "Tilskud fra fonde",
    "Vedligeholdelse af grønne områder og legepladser ved daginstitutioner",
)  # fmt: skip
UNITS = ("1.000 kr.", "Beløb i 1.000 kr.", "Mio. kr.", "I hele kr.")
HEADINGS = {
    "summary": ("Resumé", "Sagsresumé", "Sammendrag"),
    "recommendation": ("Indstilling", "Administrationens indstilling"),
    "case": ("Sagsfremstilling", "Sagsbeskrivelse"),
    "economy": ("Økonomiske konsekvenser", "Økonomi og finansiering"),
    "legal": ("Lovgrundlag", "Retsgrundlag"),
    "hearing": ("Høring og inddragelse", "Borgerinddragelse"),
    "personnel": ("Personalemæssige konsekvenser",),
    "process": ("Sagens gang", "Tidsplan", "Den videre proces"),
    "decision": ("Beslutning",),
    "attachments": ("Bilag",),
}
LAWS = (
    "Lov om planlægning § 13, stk. 2.", "Serviceloven § 79.", "Folkeskoleloven § 2.",
)  # fmt: skip
FILES = (
    "Bilag 1 Oversigtskort", "Bilag 2 Notat om finansiering", "Bilag 3 Høringssvar",
)  # fmt: skip
