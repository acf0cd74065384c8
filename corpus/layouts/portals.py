"""What surrounds the minutes on two more sites: a new portal and a local committee."""

from __future__ import annotations

from layouts.sites import Site

_PORTAL = """<!doctype html>
<html lang="da-DK">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%TITLE% - Ringager Kommune</title>
<script type="application/json" id="settings">{"lang":"da","consent":true}</script>
<style>.btn { border: 0 }</style>
</head>
<body>
<a href="#main" class="sr-only">Hop til indholdet</a>
<div class="consent-banner" aria-live="polite"><p>Vi indsamler statistik ved hjælp af
cookies for at forbedre hjemmesiden. Du kan til enhver tid trække dit samtykke
tilbage.</p>
<button>Afvis</button> <button>Tillad alle</button></div>
<header class="topbar"><a href="/"><img src="logo.svg" alt="Ringager Kommune"></a>
<nav><ul><li><a href="/borger">Selvbetjening</a></li><li><a href="/kultur">Kultur og
fritid</a></li><li><a href="/byraad">Byråd og udvalg</a></li></ul></nav>
<form role="search"><input type="search" placeholder="Hvad leder du efter?">
<button>Søg</button></form></header>
<ol class="breadcrumbs"><li>Forside</li><li>Byråd og udvalg</li>
<li>Dagsordener og referater</li></ol>
<main id="main">
<div class="toolbar"><button>Åbn alle punkter</button><button>Hent som PDF</button>
<button>Lyt</button></div>
%CONTENT%
</main>
<footer class="site-footer"><div><h2>Kontakt</h2><p>Ringager Kommune<br>
Stationsvej 14<br>tlf. 98 00 00 00</p></div><div><h2>Åbningstider</h2>
<p>Mandag til onsdag kl. 9-14<br>Torsdag kl. 9-17</p></div>
<p>CVR 00000000 | <a href="/tilgaengelighed">Tilgængelighedserklæring</a></p></footer>
</body>
</html>
"""

_LOCAL = """<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><title>%TITLE%</title>
<link rel="stylesheet" href="/themes/local/style.css"></head>
<body class="local-committee">
<div id="header"><div class="site-name">Bryggervangens Lokaludvalg</div>
<ul class="main-menu"><li>Om udvalget</li><li>Søg midler</li><li>Møder</li>
<li>Nyhedsbrev</li></ul></div>
<div id="content">
<div class="sharing">Del: Facebook | E-mail</div>
%CONTENT%
</div>
<div id="footer"><p>Bryggervangens Lokaludvalg, c/o Kulturhuset Maltgården</p>
<p>Tilmeld dig nyhedsbrevet: <input type="email"> <button>Tilmeld</button></p></div>
</body>
</html>
"""

SITES = {
    "portal": Site(
        page=_PORTAL,
        point='<div class="accordion-item" id="sag-{n}">\n{}\n'
        '<button class="btn">Kopier link</button></div>',
        section='<div class="rich-text">\n{}\n</div>',
        tags={
            "title": '<h2><button class="btn" aria-expanded="true">{}</button></h2>',
            "heading": "<h3>{}</h3>",
            "inner": "<h4>{}</h4>",
            "large": "<h1>{}</h1>",
            "small": '<span class="label">{}</span>',
        },
    ),
    "local": Site(
        page=_LOCAL,
        point='<div class="agenda-point">\n{}\n</div>',
        tags={
            "title": "<h3>{}</h3>",
            "heading": "<h4>{}</h4>",
            "inner": "<p><strong>{}</strong></p>",
            "large": "<h1>{}</h1>",
            "italic": "<p><em>{}</em></p>",
        },
    ),
}
