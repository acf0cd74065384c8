"""Words of our own that the drawn meetings are made of."""

from __future__ import annotations

TOWNS = (
    "Rævsbjerg", "Lyngholt", "Mosevig", "Askebro", "Tranholm", "Ellekær", "Hesselby",
    "Vestersund", "Kragelund-Bov", "Nordmark", "Sønderhede", "Skovlyst",
)  # fmt: skip
REGIONS = ("Region Vesterhav", "Region Sundet", "Region Hedeland")
COUNCILS = ("Byrådet", "Kommunalbestyrelsen", "Byrådet")
COMMITTEES = (
    "Økonomiudvalget", "Teknik- og Miljøudvalget", "Børne- og Ungdomsudvalget",
    "Kultur- og Fritidsudvalget", "Social- og Sundhedsudvalget", "Planudvalget",
    "Udvalget for Klima og Natur", "Beskæftigelses- og Integrationsudvalget",
    "Ældreudvalget", "Landdistriktsudvalget", "Teknisk Udvalg", "Plan, Miljø og Teknik",
)  # fmt: skip
REGIONAL = ("Regionsrådet", "Forretningsudvalget")
PLACES = (
    "Byrådssalen", "Mødelokale 2", "Mødelokale B114", "Udvalgsværelse 3", "Rådssalen",
    "Gæstekantinen på Rådhuset", "Hovedgaden 12, mødelokale 4",
)  # fmt: skip
FIRST = (
    "Astrid", "Bjarke", "Cecilie", "Ditlev", "Esther", "Flemming", "Gudrun", "Yusuf",
    "Holger", "Inger", "Jeppe", "Kirstine", "Laurits", "Mathilde", "Niels Ole", "Anne",
    "Per", "Birthe", "Hanne-Lise", "Søren", "Amira", "Karl Erik", "Tina", "Uffe",
)  # fmt: skip
LAST = (
    "Agerskov", "Brandborg", "Damsgaard", "Engvang", "Fuglsang", "Grønholm", "Aydin",
    "Hedelund", "Kallehave", "Lindegaard", "Møllebæk", "Nørregård", "Ravnsborg",
    "Storgaard Holm", "Tingskov", "Ulvedal", "Vangsø", "Bach", "Kjærbo", "Sandager",
)  # fmt: skip
PARTIES = ("A", "V", "C", "F", "Ø", "B", "O", "I")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
    "september", "oktober", "november", "december",
)  # fmt: skip
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONEY = (
    "1,2 mio. kr.", "450.000 kr.", "2.350.000 kr.", "75.000 kr.", "12,8 mio. kr.",
    "kr. 200.000", "ca. 3,5 mio. kr.", "640 t.kr.",
)  # fmt: skip
THINGS = (
    "cykelsti langs Engdraget", "nyt tag på Skovvangskolen", "børnehaven Mælkebøtten",
    "lokalplan 4.17 for Havnefronten", "renovering af svømmehallen ved Åen",
    "klimatilpasning i Nørreskoven", "plejecenter Kildegården", "byens cykelparkering",
    "trafiksikring på Vestre Ringvej", "kulturhuset Gasværket", "lejrskolen på Ærø",
    "ungdomsskolens lokaler",
    "spildevandsplan for landsbyerne", "biblioteket på Torvet", "den nye genbrugsplads",
    "naturgenopretning ved Lillesø", "varmeplan for Østerbyen", "havnens sydmole",
    "fælles indkøb af skolemad", "familieafdelingens tilsyn", "ny busrute 42",
    "Kommuneplan 2021-2033, tillæg nr. 6", "hjemmeplejens distrikter",
    "3. etape af stien",
)  # fmt: skip
#: What a matter is about, by the way it is settled.
TITLES = {
    "approve": (
        "Godkendelse af {}", "Anlægsregnskab for {}", "Igangsætning af {}",
        "{} - endelig vedtagelse", "Rammer og tidsplan for {}", "Vedrørende {}",
        "2. behandling af {}", "Helhedsplan og finansiering af {} samt afledte "
        "driftsudgifter i de kommende budgetår", "Forslag til {}", "Evaluering af {}",
        "Frigivelse af anlægsbevilling til {}", "Prioritering af midler til {}",
        "Beslutning om {}", "Indstilling om udbud af {}", "Høring vedr. {}",
        "Mødeplan 2019", "Sagen om {}", "Bevilling til {} i 2023",
    ),
    "grant": (
        "Ansøgning om tilskud til {}", "Ansøgning fra borgerforeningen om {}",
        "Dispensation til {}", "Lånegaranti til {}", "Tillægsbevilling til {}",
    ),
    "note": (
        "Orientering om {}", "Status på {}", "Årsberetning om {}", "Nyt om {}",
        "Budgetopfølgning pr. 31. marts", "Månedsrapport, september",
        "Referat fra møde i bestyrelsen for {}", "Sager på vej",
    ),
    "discuss": (
        "Temadrøftelse om {}", "Drøftelse af rammer for {}", "Indledende drøftelse: {}",
        "Hvad vil vi med {}?", "Dialogmøde om {}",
    ),
    "appoint": (
        "Valg af næstformand", "Udpegning af medlem til bestyrelsen for {}",
        "Valg af repræsentanter til hegnsynet",
    ),
    "opening": (
        "Godkendelse af dagsorden", "Godkendelse af dagsordenen", "Dagsorden",
        "Godkendelse af dagsorden og referat",
    ),
    "closing": (
        "Eventuelt", "Eventuelt", "Meddelelser", "Orientering fra formanden",
        "Meddelelser og "
        "eventuelt", "Gensidig orientering",
    ),
}  # fmt: skip
SENTENCES = (
    "Forvaltningen har siden sommeren arbejdet med {thing} i dialog med naboer, "
    "foreninger og de berørte virksomheder.",
    "{committee} har tidligere drøftet forholdene og bedt om et samlet overblik over "
    "bygge- og anlægsudgifterne.",
    "Der er registreret 14 ejendomme inden for området, og heraf ligger de 3 i "
    "landzone.",
    "Projektet hænger sammen med kommunens strategi for bæredygtighed.",
    "Borgerne har peget på støj, parkering og belysning som de vigtigste forhold.",
    "Den samlede udgift anslås til {money}, som fordeles på anlæg og projektering.",
    "Arbejdet ventes påbegyndt den {day} og afsluttet inden årets udgang.",
    "Forvaltningen vurderer, at løsningen er robust, og at driftsøkonomien forbedres.",
    "Det drejer sig om ca. 1.200 m2, der i dag anvendes til oplag, jf. kortet i "
    "bilag 2.",
    "Medarbejderrepræsentanterne har haft lejlighed til at kommentere forslaget.",
    "Sagen blev senest behandlet den {day}, hvor der blev spurgt til tidsplanen.",
    "På mødet gav områdelederen en kort gennemgang af de tre modeller.",
    "Hvis beslutningen udskydes, kan udbuddet ikke nås inden vinteren.",
    "Ordningen har kørt siden {day} og bruges af omkring 230 husstande.",
    "En indstilling om de øvrige strækninger forelægges til efteråret.",
    "Foreningen har søgt om {money} og bidrager selv med frivillig arbejdskraft.",
    "Bestyrelsen for {thing} har i brev af {day} bedt om en afklaring.",
    "Der henvises til punkt 7 på det forrige mødes dagsorden.",
    "Kommunen har modtaget ni svar, hvoraf de fleste er positive.",
    "Taksten foreslås uændret, mens åbningstiden udvides med to timer om ugen.",
    "Efter lovens § 5, stk. 2, skal planen være vedtaget senest {day}.",
    "Rådgiveren har regnet på tre forslag til placering.",
    "Grundejerforeningen ønsker hastigheden sat ned til 40 km/t.",
    "Tilsynet fandt ingen væsentlige fejl ved gennemgangen.",
)  # fmt: skip
SHORT = {
    "economy": (
        "Ingen.", "Udgiften på {money} afholdes inden for udvalgets ramme.",
        "Sagen har ingen økonomiske konsekvenser.", "Anlægsudgiften er {money}, og den "
        "afledte drift er 20.000 kr. om året fra 2022.", "Intet at bemærke.",
    ),
    "legal": (
        "Planlovens § 13, stk. 2.", "Serviceloven § 79.", "Lov om folkeskolen § 2.",
        "Intet.", "Kommunalfuldmagten.",
    ),
    "hearing": (
        "Forslaget har været i høring i fire uger. Handicaprådet støtter det.",
        "Ingen.", "Ældrerådet har ingen bemærkninger.",
        "Naboerne er hørt, og der kom to indsigelser.",
    ),
    "personnel": (
        "Ingen.", "To medarbejdere skifter arbejdssted.", "Intet at bemærke.",
    ),
    "process": (
        "Sagen forelægges igen til foråret.", "Udbud i maj, byggestart i september.",
        "Økonomiudvalget og Byrådet.", "Planudvalget den 4. maj, Byrådet den 25. maj.",
    ),
}  # fmt: skip
FILES = (
    "Bilag 1 Oversigtskort.pdf", "Notat om finansiering", "Høringssvar samlet",
    "Referat fra borgermøde", "Bilag 3 - Tidsplan", "Budgetoversigt.xlsx",
)  # fmt: skip
AUTHORS = (
    "Forvaltningen", "Direktionen", "Teknik- og Miljøforvaltningen", "Administrationen",
    "Direktør Lone Brask", "Borgmesteren", "Sekretariatet", "Skoleafdelingen",
    "Direktøren for Plan og By", "Borgmesterkontoret", "Jobcentret",
)  # fmt: skip
CLAUSES = {
    "approve": (
        "at der frigives {money} til {thing}", "at forslaget godkendes",
        "at udgiften finansieres af den afsatte pulje", "at planen vedtages endeligt",
        "at forvaltningen bemyndiges til at indgå de nødvendige aftaler",
    ),
    "grant": ("at der ydes et tilskud på {money}", "at ansøgningen imødekommes"),
    "note": ("at orienteringen tages til efterretning", "at status tages til "
             "efterretning"),
    "discuss": ("at udvalget drøfter sagen", "at rammerne drøftes"),
    "appoint": ("at der vælges en repræsentant", "at der peges på et medlem"),
    "opening": ("at dagsordenen godkendes",),
    "closing": ("at orienteringen tages til efterretning",),
}  # fmt: skip
#: Wordings that say the same heading, by kind of section.
HEADINGS = {
    "summary": (
        "Resumé", "Sagsresumé", "Sammendrag", "Resume", "Sagstema", "Beslutningstema",
        "Kort resumé", "Kort fortalt", "Anledning", "Sagens kerne",
        "Hvad handler sagen om?", "Kort sagsresumé",
    ),
    "recommendation": (
        "Indstilling", "Indstilling", "Indstilling", "Administrationens indstilling",
        "Forslag til beslutning",
        "Forvaltningens indstilling", "Administrativ indstilling", "Direktionens "
        "indstilling", "Forslag", "Indstillinger", "Indstilling til beslutning",
    ),
    "case": (
        "Sagsfremstilling", "Sagsfremstilling", "Sagsbeskrivelse",
        "Beskrivelse af sagen", "Redegørelse",
        "Baggrund", "Beskrivelse", "Fremstilling", "Problemstilling",
        "Sagens indhold", "Baggrund og vurdering", "Supplerende sagsfremstilling",
    ),
    "economy": (
        "Økonomi", "Økonomiske konsekvenser", "Økonomi og finansiering", "Finansiering",
        "Økonomiske forhold", "Økonomiske og personalemæssige konsekvenser",
        "Bevilling", "Økonomisk ramme", "Økonomi/personale",
    ),
    "legal": (
        "Lovgrundlag", "Retsgrundlag", "Retligt grundlag", "Juridiske forhold",
        "Lovgivning", "Lovhjemmel", "Hjemmel", "Retsregler",
    ),
    "hearing": (
        "Høring", "Høring og inddragelse", "Inddragelse og høring", "Borgerinddragelse",
        "Udtalelser", "Høringer", "Inddragelse", "Udtalelser og høring",
    ),
    "personnel": (
        "Personalemæssige konsekvenser", "Personale", "Personaleforhold",
    ),
    "process": (
        "Sagens gang", "Tidsplan", "Den videre proces", "Videre proces", "Sagsgang",
        "Kompetence", "Beslutningskompetence", "Tidsperspektiv", "Behandlingsplan",
        "Sagen afgøres i", "Videre forløb",
    ),
    "attachments": (
        "Bilag", "Bilag", "Bilag", "Bilag", "Bilagsoversigt", "Vedlagte bilag",
        "Bilag til sagen", "Bilagsliste",
    ),
    "other": ("Miljømæssige konsekvenser", "Sundhedsmæssige konsekvenser"),
}  # fmt: skip
