"""The wordings by which minutes say who was away, stood in or was disqualified."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"[\s•·*_(-]*(?:(?:under |ved )(?:sagen|punktet)(?:s behandling)? )?"
    r"(?:fraværende(?: med afbud| uden afbud| medlemmer)?|afbud(?: fra| til mødet)?|"
    r"meldt afbud|forfald|forhindret|forhindrede|(?:ikke|ej) til ?stede|ikke mødt"
    r"|ikke i (?:salen|lokalet)(?: under (?:sagen|punktet))?"
    r"|deltog ikke|udeblevet|følgende var fraværende|"
    r"ikke deltagende|mødte ikke)\b(?P<scope>[^:\n]{0,40}?)\s*(?P<colon>:)?[ \t]*",
    re.IGNORECASE,
)
#: Headings above what is told of who came: "Fremmøde og inhabilitet".
TURNOUT = re.compile(
    r"\W*(?:(?:fremmøde|afbud|fravær|(?:in)?habilitet)"
    r"(?:,? (?:og|samt|/) |/|,? |(?=\W*$))){1,3}\W*",
    re.IGNORECASE,
)
AWAY = re.compile(
    r"\b(?:var|er|har været|havde|har)\s+(?:(?!ikke\b)[\wæøå]+\s+){0,2}?"
    r"(?:fraværende|forhindre[dt]e?|meldt(?: sig)? (?:afbud|fra)|ikke til stede"
    r"|ikke tilstede|udeblevet|bortrejst|syg|"
    r"meldt forfald|sendt afbud)"
    r"|\b(?:var|er) ikke (?:til stede|tilstede|mødt)\b|\bdeltog (?:dog )?ikke\b"
    r"|\bdeltager ikke\b|\budeblev\b|\bmødte ikke\b"
    r"|\bmeldte afbud\b|\bsendte afbud\b|\bhavde afbud\b|\bfraværende\b"
    r"|\bhavde (?:lovligt |gyldigt )?forfald\b|\bhar ikke deltaget\b"
    r"|\bafbud\b|\bvar forhindrede?t?\b",
    re.IGNORECASE,
)
# "Alle var mødt undtagen Ida Krog, der havde meldt afbud."
EXCEPT = re.compile(
    r"\b(?:undtagen|på nær|bortset fra|med undtagelse af)\b", re.IGNORECASE
)
# "Alle medlemmer var mødt undtagen Ida Krog", "Hele rådet på nær Ida Krog deltog".
EVERYONE_BUT = re.compile(
    r"\b(?:alle|hele|samtlige|medlemmerne)\b(?=.*\b(?:til ?stede|mødt|mødte|deltog)\b)"
    r".*?\b(?:undtagen|på nær|bortset fra|med undtagelse af)\b",
    re.IGNORECASE,
)
STAND_IN = re.compile(
    r"\b(?:stedfortræder(?:e)?|suppleant(?:er)?|i stedet)\b\s*(?P<for>for\b)?",
    re.IGNORECASE,
)
BIASED = re.compile(
    r"\binhabil\w*|\bhabil\b"
    r"|\bikke (?:kan|kunne|må|måtte) deltage i (?:sagens|punktets) behandling"
    r"|\bt(?:rådte?|ræder) (?:fra|tilbage) (?:i sagen )?(?:på grund af|pga\.?|grundet"
    r"|som følge af) (?:\w+ ){0,2}?(?:slægtskab|svogerskab|interesse|ejerskab|familie)",
    re.IGNORECASE,
)
NOT_BIASED = re.compile(
    r"\b(?:ikke|ej|ingen|hverken)\s+(?!på grund|pga|grundet|som følge)(?:\w+\s+){0,3}"
    r"inhabil\w*"
    r"|(?<!in)(?<!ikke )\bhabil\b|\binhabilitet\s+blev\s+(?:\w+\s+)?(?:afvis|forkast)"
    r"|\binhabilitet\s*:?\s*(?:ingen|intet|-)"
    # Not "deltog pga. inhabilitet ikke".
    r"|(?<!pga\. )(?<!pga )(?<!grund af )(?<!grundet )(?<!følge af )(?<!som )"
    r"inhabil\w*\s+ikke\b"
    # A question is no answer, unless one follows: "… og blev erklæret inhabil".
    r"|(?:\bspørgsmål\w* om\b|\bspurgte\b)"
    r"(?!.{0,200}\b(?:erklære[rdt]\w*|fundet|fandt|kendt|vurderet)\b.{0,40}\binhabil)",
    re.IGNORECASE | re.DOTALL,
)


# "…, som sidder i bestyrelsen," and "…, da hendes bror ejer grunden" name others.
RELATIVE = re.compile(r",\s*(?:som|der)\b[^,.;]{0,200},", re.IGNORECASE)
BECAUSE = re.compile(
    r"\b(?:da|idet|fordi|eftersom|hvis|på grund af|grundet|pga\.?)\b", re.IGNORECASE
)
# Out of one part of the debate only, or of the vote.
IN_PART = re.compile(
    r"\s+i\s+(?:afstemningen|voteringen|(?:drøftelsen|behandlingen|debatten)\s+(?:af|om)"
    r"\s+(?!sagen|punktet|punkt|pkt|sag\b|dagsordenens|denne|dette|emnet))",
    re.IGNORECASE,
)

# "stedfortræder Eva Lund, da Ida Krog var inhabil", "…, som er inhabil": of whom
# the last clause before the word tells.
BIASED_RELATIVE = re.compile(
    r",\s*(?:som|der)\s+(?:\w+\s+){1,3}?inhabil", re.IGNORECASE
)
#: "Ole Bæk (V), Ida Krog (A) (inhabil)": a mark behind one of several names.
BIASED_MARK = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?\(\s*inhabil\w*\s*\)", re.IGNORECASE
)
#: "Han var inhabil og gik ud": the sentence before names him.
PRONOUN = re.compile(r"\W*(?:han|hun|de|vedkommende|begge)\b", re.IGNORECASE)
JOINS = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:,|og|samt)\s*")
IN_ABSENCE = re.compile(
    r"\b(?:under|i|ved|grundet|på grund af)\s+(?P<who>[^.;:]{3,60}?)\s+lovlige?\s+"
    r"(?:forfald|fravær)\b",
    re.IGNORECASE,
)
# "pga. arbejde", "på grund af sygdom": why one was away.
WHY = re.compile(
    r"\b(?:på grund af|pga\.?|grundet|som følge af)\s+[a-zæøå]+"
    r"(?:\s+(?!og\b|samt\b)[a-zæøå]+){0,4}"
)
# "Ida Krog (Venstre), sygdom."
REASON = re.compile(r"(?<=\)),\s+[a-zæøå]+(?:\s[a-zæøå]+)?\.?$")
# What a list prints behind a name whose bearer did not come; "fraværende fra kl. 18"
# and "deltog ikke i punkt 3" tell of a part of the meeting.
NOT_THERE = re.compile(
    r"\b(?:afbud|fraværende|forfald|udeblev(?:et)?|forhindret|(?:ikke|ej) (?:til ?stede"
    r"|mødt)|(?:deltog|deltager|mødte) ikke)\b"
    r"(?!\s*(?::|\()|\s+(?:fra|i|ved|under|kl|pkt|punkt|sag|til(?! mødet))\b)",
    re.IGNORECASE,
)
