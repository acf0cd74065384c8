"""What surrounds the minutes on four kinds of municipal sites, and the tags used."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Site:
    """One look: the page around, the box of a point and of a section, the tags."""

    page: str
    point: str = "<div>{}</div>"
    section: str = "{}"
    ordered_lists: bool = True
    tags: dict[str, str] = field(default_factory=dict)


_ACCORDION = """<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>%TITLE% | Nørhede Kommune</title>
<style>.accordion{border:1px solid #ccc} .hidden{display:none}</style>
<script>window.dataLayer = window.dataLayer || []; var site = "norhede";</script>
</head>
<body>
<a class="skip" href="#indhold">Spring til indhold</a>
<div id="cookie" role="dialog"><h2>Vi bruger cookies</h2>
<p>Nørhede Kommunes hjemmeside bruger cookies til statistik, så vi kan gøre siden bedre.
Hvis du klikker videre, accepterer du brugen af cookies.</p>
<button>Acceptér alle</button><button>Kun nødvendige</button></div>
<header><nav aria-label="Hovedmenu"><ul>
<li><a href="/borger">Borger</a></li><li><a href="/erhverv">Erhverv</a></li>
<li><a href="/politik">Politik og demokrati</a></li><li><a href="/job">Job</a></li>
<li><a href="/kontakt">Kontakt</a></li></ul></nav></header>
<nav class="breadcrumb"><a href="/">Forside</a> &gt; <a href="/politik">Politik</a> &gt;
<a href="/politik/dagsordener">Dagsordener og referater</a></nav>
<main id="indhold">
%CONTENT%
</main>
<aside><h2>Genveje</h2><ul><li><a href="/moedeplan">Mødeplan</a></li>
<li><a href="/abonner">Abonnér på nyheder</a></li></ul></aside>
<footer><p>Nørhede Kommune<br>Åtorvet 2<br>9999 Nørhede</p>
<p>Telefon 99 00 99 00 &middot; CVR-nr. 00 00 00 00</p>
<p>Åbningstider: mandag-onsdag 10-14, torsdag 10-17, fredag lukket</p>
<a href="/was">Tilgængelighedserklæring</a></footer>
</body>
</html>
"""

_COUNCIL = """<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><title>%TITLE%</title></head>
<body class="page-node-type-meeting">
<a href="#main-content" class="visually-hidden">Gå til hovedindhold</a>
<div class="region-header"><ul class="menu"><li>Borgerservice</li>
<li>Pasning og skole</li><li>Bolig og byggeri</li><li>Om kommunen</li></ul>
<form><label for="s">Søg</label><input id="s"><button>Søg</button></form></div>
<div id="main-content">
<div class="tools"><a href="#">Udskriv</a> <a href="#">Læs op</a></div>
%CONTENT%
<p><a href="#top">Til top</a></p>
</div>
<div class="region-footer"><h3>Kontakt</h3><p>Skt. Laurids Kommune, Rådhusgade 1</p>
<p>EAN-numre og sikker mail</p></div>
</body>
</html>
"""

_TOP_LINKS = """<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>%TITLE%</title>
</head>
<body bgcolor="#ffffff">
<a name="top"></a>
%CONTENT%
</body>
</html>
"""

_EXPORT = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>%TITLE%</title>
<meta name="generator" content="agenda export"></head>
<body>
<div id="sidebar"><div class="logo">Vestermose Kommune</div>
<ul><li>Vælg udvalg</li><li>Vælg møde</li><li>Hent som PDF</li></ul></div>
<div id="agenda">
%CONTENT%
</div>
</body></html>
"""

_NEWS = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>%TITLE%</title></head>
<body><header><a href="/">Rævholm Kommune</a><nav><ul><li>Nyheder</li>
<li>Selvbetjening</li><li>Byråd og udvalg</li></ul></nav></header>
<article>
%CONTENT%
</article>
<footer><p>Rævholm Kommune · Tinghusvej 9 · tlf. 99 11 22 33</p>
<p>Del på Facebook · Tip en ven</p></footer></body></html>
"""

SITES = {
    "accordion": Site(
        page=_ACCORDION,
        point='<section class="accordion"><div class="accordion-body">\n{}\n'
        "</div></section>",
        section='<div class="felt">\n{}\n</div>',
        tags={
            "heading": "<h3>{}</h3>",
            "inner": "<h4>{}</h4>",
            "small": '<span class="badge">{}</span>',
            "large": "<h1>{}</h1>",
        },
    ),
    "council": Site(
        page=_COUNCIL,
        point='<article id="punkt-{n}">\n{}\n</article>',
        tags={
            "title": "<h2>{}</h2>",
            "heading": "<h3>{}</h3>",
            "inner": "<p><strong>{}</strong></p>",
            "small": '<div class="meta">{}</div>',
            "large": "<h1>{}</h1>",
            "italic": "<blockquote>{}</blockquote>",
        },
    ),
    "top_links": Site(
        page=_TOP_LINKS,
        point='{}\n<p><a href="#top">Til toppen</a></p>\n<hr>',
        ordered_lists=False,
        tags={
            "title": "<p><b>{}</b></p>",
            "heading": "<p><u>{}</u></p>",
            "large": '<font size="5">{}</font><br>',
            "small": "<font size=2>{}</font><br>",
        },
    ),
    "export": Site(
        page=_EXPORT,
        point='<div class="agendaitem">\n{}\n</div>',
        section='<div class="block">\n{}\n</div>',
        tags={
            "title": "<h2>{}</h2>",
            "heading": "<h3>{}</h3>",
            "small": '<div class="label">{}</div>',
            "large": "<h1>{}</h1>",
        },
    ),
    "news": Site(
        page=_NEWS,
        tags={
            "large": "<h1>{}</h1>",
            "heading": "<h2>{}</h2>",
            "inner": "<h2>{}</h2>",
            "small": "<time>{}</time>",
        },
    ),
}
