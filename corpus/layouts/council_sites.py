"""What surrounds the minutes on three more sites: two towns' councils, a region's."""

from __future__ import annotations

from layouts.sites import Site

_QUESTIONS = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>%TITLE% - Mejlø Kommune</title>
<meta name="description" content="Dagsordener og referater fra Mejlø Kommune">
</head>
<body>
<div class="cookie-bar">Vi bruger kun nødvendige cookies. <a href="/cookies">Læs mere
om cookies</a> <button>OK</button></div>
<header><a href="/">Mejlø Kommune</a> <a href="/soeg">Søg</a>
<nav><a href="/bo-og-leve">Bo og leve</a> <a href="/faergen">Færgen</a>
<a href="/selvbetjening">Selvbetjening</a> <a href="/politik">Politik</a></nav></header>
<main>
%CONTENT%
</main>
<footer><h2>Find os</h2><p>Mejlø Rådhus, Skippergade 8, 0000 Mejlø</p>
<p>Ring på 00 00 00 00 - vi tager telefonen fra 9 til 14</p></footer>
</body>
</html>
"""

_BALLOTS = """<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><title>%TITLE%</title>
<script>window.meeting = {"id": 4417, "published": true};</script></head>
<body class="minutes">
<nav class="skip"><a href="#referat">Gå til referatet</a></nav>
<div class="header"><span>Hvidkær Kommune</span>
<ul><li>Byrådet</li><li>Udvalg</li><li>Se møder på video</li></ul></div>
<div class="player"><button>Afspil optagelsen</button></div>
<div id="referat">
%CONTENT%
</div>
<div class="footer"><p>Hvidkær Kommune, Møllevænget 30</p><p>Sikker post | CVR</p>
<p>Få besked, når der kommer nye referater</p></div>
</body>
</html>
"""

# An old system's page: a table for the layout, a rule between the points.
_PROTOCOL = """<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>%TITLE%</title>
</head>
<body>
<table width="100%" cellpadding="4"><tr><td width="160" valign="top">
<p>Region Sundhav</p><p><a href="/raad">Regionsrådet</a></p>
<p><a href="/udvalg">Udvalg</a></p><p><a href="/print">Printvenlig udgave</a></p>
</td><td valign="top">
%CONTENT%
</td></tr></table>
</body>
</html>
"""

SITES = {
    "questions": Site(
        page=_QUESTIONS,
        point='<section class="sag" id="sag{n}">\n{}\n</section>',
        section='<div class="spoergsmaal">\n{}\n</div>',
        tags={
            "title": "<h2>{}</h2>",
            "heading": "<h3>{}</h3>",
            "small": '<p class="manchet">{}</p>',
            "large": "<h1>{}</h1>",
        },
    ),
    "ballots": Site(
        page=_BALLOTS,
        point='<article class="point" data-no="{n}">\n{}\n</article>',
        section='<div class="part">\n{}\n</div>',
        tags={
            "title": '<h2 class="point-title">{}</h2>',
            "heading": "<h4>{}</h4>",
            "small": '<div class="tag">{}</div>',
            "large": "<h1>{}</h1>",
            "italic": '<p class="statement"><em>{}</em></p>',
        },
    ),
    "protocol": Site(
        page=_PROTOCOL,
        point="<hr>\n{}",
        ordered_lists=False,
        tags={
            "title": '<p><font size="4"><b>{}</b></font></p>',
            "heading": "<p><b><i>{}</i></b></p>",
            "small": "<p><small>{}</small></p>",
            "large": "<h2>{}</h2>",
        },
    ),
}
