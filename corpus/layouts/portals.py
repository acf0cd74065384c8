"""Looks of further municipal and regional sites, and what surrounds the minutes there."""

from __future__ import annotations

from layouts.sites import Site

_BULLETS = """<!doctype html>
<html lang="da-DK">
<head>
<meta charset="utf-8">
<title>%TITLE%</title>
<link rel="stylesheet" href="/dist/main.css">
</head>
<body class="meeting-page">
<div class="topbar"><a class="logo" href="/">Kystrup Kommune</a>
<button aria-expanded="false">Menu</button>
<ul class="mega"><li><a href="/borger">Borger</a><ul><li>Affald og genbrug</li>
<li>Ældre</li><li>Dagtilbud og skole</li></ul></li><li><a href="/erhverv">Erhverv</a>
</li><li><a href="/politik">Politik</a></li></ul></div>
<p class="crumbs">Du er her: <a href="/">Forside</a> / <a href="/politik">Politik</a> /
<a href="/politik/moeder">Møder</a></p>
<div role="main">
%CONTENT%
</div>
<div class="bottom"><div>Kystrup Kommune<br>Havnepladsen 4<br>0000 Kystrup</div>
<div>Tlf. 00 00 00 00<br>post@kystrup.example</div>
<div>Mandag-onsdag kl. 10-14<br>Torsdag kl. 12-17</div></div>
</body>
</html>
"""

SITES = {
    "bullets": Site(
        page=_BULLETS,
        point='<div class="item" id="item{n}">\n{}\n</div>',
        section='<div class="item-field">\n{}\n</div>',
        tags={
            "title": '<ul class="item-title"><li><a href="#">{}</a></li></ul>',
            "heading": '<p class="item-label"><b>{}</b></p>',
            "inner": "<p><b>{}</b></p>",
            "small": '<p class="facts">{}</p>',
            "large": "<h1>{}</h1>",
        },
    ),
}
