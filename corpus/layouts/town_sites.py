"""What surrounds the minutes on three more sites: two towns' and a region's."""

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

# A word processor's export: no headings, only bold paragraphs.
_EXPORTED = """<html>
<head>
<meta http-equiv="content-type" content="text/html; charset=utf-8">
<title>%TITLE%</title>
<style>p.MsoNormal { margin: 0 } span.tab { width: 40px }</style>
</head>
<body>
<div class="WordSection1">
%CONTENT%
</div>
</body>
</html>
"""

_REGION = """<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>%TITLE%</title>
<script>window.__STATE__ = {"route": "/moeder", "user": null};</script>
<noscript>Siden kræver JavaScript.</noscript>
</head>
<body>
<div id="app">
<nav><span>Politik</span> <span>Sundhed</span> <span>Uddannelse og job</span></nav>
<div class="agenda-view">
%CONTENT%
</div>
<aside class="share"><p>Del siden</p><p>Kopier link</p></aside>
</div>
<div class="foot"><p>Region Østersund · Regionsgården · Allé 1 · 0000 Havdrup Å</p>
<p>Privatlivspolitik · Whistleblower</p></div>
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
    "exported": Site(
        page=_EXPORTED,
        point="{}\n<p class=MsoNormal>&nbsp;</p>",
        ordered_lists=False,
        tags={
            "title": "<p class=MsoNormal><b>{}</b></p>",
            "heading": "<p class=MsoNormal><b><span>{}</span></b></p>",
            "inner": "<p class=MsoNormal><i>{}</i></p>",
            "small": "<p class=MsoNormal><span class=tab></span>{}</p>",
            "large": "<p class=MsoTitle>{}</p>",
            "para": "<p class=MsoNormal>{}</p>",
            "item": "<p class=MsoNormal>{}</p>",
        },
    ),
    "region": Site(
        page=_REGION,
        point='<div class="agenda-item" data-n="{n}">\n{}\n</div>',
        section='<div class="block">\n{}\n</div>',
        tags={
            "title": '<div class="agenda-item-title" role="heading">{}</div>',
            "heading": '<div class="block-title">{}</div>',
            "inner": "<p><strong>{}</strong></p>",
            "small": '<div class="person">{}</div>',
            "large": '<div class="headline">{}</div>',
        },
    ),
}
