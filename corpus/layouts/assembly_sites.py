"""What surrounds the minutes on two more sites: a town's old one, a town's new one."""

from __future__ import annotations

from layouts.sites import Site

_MINUTES = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="da">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>%TITLE%</title>
</head>
<body>
<div id="toolbar"><a href="#indhold">Spring navigationen over</a>
<a href="/tekst">Større tekst</a> <a href="/oplaes">Oplæsning</a></div>
<ul id="hovedmenu"><li><a href="/borgere">Borgere</a></li>
<li><a href="/virksomheder">Virksomheder</a></li>
<li><a href="/raadhuset">Rådhuset</a></li></ul>
<div id="indhold">
%CONTENT%
</div>
<div id="kolofon"><p>Kildebro Kommune, Bredgade 40</p>
<p>Webredaktør: Kommunikation og Service</p><p>Tip en ven | Udskriv siden</p></div>
</body>
</html>
"""

_CARDS = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%TITLE%</title>
<script defer src="/assets/app.js"></script>
</head>
<body>
<dialog id="samtykke"><h2>Cookies</h2><p>Vi måler besøgstal for at gøre siden
bedre.</p><button>Tillad alle</button><button>Kun nødvendige</button></dialog>
<header><a href="/">Lundholm Kommune</a><form role="search">
<label>Hvad leder du efter?<input name="q"></label><button>Søg</button></form>
<nav><a href="/familie">Familie</a><a href="/klima">Klima og natur</a>
<a href="/demokrati">Demokrati</a></nav></header>
<main>
%CONTENT%
</main>
<footer><section><h2>Kontakt</h2><p>Lundholm Kommune, Torvet 2</p></section>
<section><h2>Genveje</h2><p>Ledige stillinger</p><p>Tilgængelighedserklæring</p>
</section></footer>
</body>
</html>
"""

SITES = {
    "minutes": Site(
        page=_MINUTES,
        point='<div class="dagsordenpunkt">\n{}\n</div>',
        section='<div class="felt">\n{}\n</div>',
        ordered_lists=False,
        tags={
            "title": "<h3>{}</h3>",
            "heading": '<p class="ledetekst"><u>{}</u></p>',
            "small": "<p><em>{}</em></p>",
            "large": "<h1>{}</h1>",
        },
    ),
    "cards": Site(
        page=_CARDS,
        point='<article class="card" id="sag-{n}">\n{}\n</article>',
        section="<section>\n{}\n</section>",
        tags={
            "title": "<h2>{}</h2>",
            "heading": "<h3>{}</h3>",
            "inner": "<h4>{}</h4>",
            "small": '<span class="badge">{}</span>',
            "large": "<h1>{}</h1>",
        },
    ),
}
