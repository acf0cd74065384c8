"""What surrounds the minutes on two more sites: an island's and a region's."""

from __future__ import annotations

from layouts.sites import Site

_ISLAND = """<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>%TITLE% | Havsø Kommune</title>
<link rel="stylesheet" href="/media/havsoe.css">
</head>
<body>
<div id="top"><a href="/">Havsø Kommune</a>
<ul id="menu"><li><a href="/faergefart">Færgefart</a></li>
<li><a href="/bosaetning">Bosætning</a></li>
<li><a href="/indflydelse">Indflydelse</a></li></ul></div>
<div id="sti">Forside &raquo; Indflydelse &raquo; Møder</div>
<div id="artikel">
%CONTENT%
</div>
<div id="bund"><p>Havsø Kommune, Kirkevej 3, 0000 Havsø</p>
<p>Borgerservice har åbent alle hverdage kl. 10-13</p>
<p><a href="/cookies">Cookiepolitik</a></p></div>
</body>
</html>
"""

_REGION = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>%TITLE%</title>
<meta property="og:site_name" content="Region Vestfjord">
<script type="module" src="/build/meetings.js"></script>
</head>
<body>
<region-header><a href="/">Region Vestfjord</a><a href="/sundhed">Sundhed</a>
<a href="/politik">Politik</a><a href="/presse">Presse</a></region-header>
<div class="cookie" hidden><p>Må vi gemme cookies?</p><button>Ja</button>
<button>Nej</button></div>
<main>
%CONTENT%
</main>
<footer><p>Region Vestfjord, Regionshuset, Fjordallé 1</p>
<p>Følg os på LinkedIn</p><p>Databeskyttelse</p></footer>
</body>
</html>
"""

SITES = {
    "island": Site(
        page=_ISLAND,
        point='<div class="sag">\n{}\n</div>',
        section='<div class="tekst">\n{}\n</div>',
        ordered_lists=False,
        tags={
            "title": '<h3 class="sagstitel">{}</h3>',
            "heading": '<p class="rubrik"><strong>{}</strong></p>',
            "inner": "<p><em>{}</em></p>",
            "small": '<p class="fakta">{}</p>',
            "large": "<h1>{}</h1>",
        },
    ),
    "region": Site(
        page=_REGION,
        point='<section class="dagsordenspunkt" data-nr="{n}">\n{}\n</section>',
        section='<div class="fold">\n{}\n</div>',
        tags={
            "title": "<h2>{}</h2>",
            "heading": '<h3 class="fold-knap">{}</h3>',
            "inner": "<h4>{}</h4>",
            "small": '<div class="sagsnummer">{}</div>',
            "large": "<h1>{}</h1>",
            "italic": "<blockquote><p>{}</p></blockquote>",
        },
    ),
}
