"""What stands around the minutes on web sites: nothing of it is content."""

from __future__ import annotations

SHARE = (
    '<div class="share"><a href="mailto:?subject=punkt">Send til en ven</a> '
    '<a href="#">Kopier link til punktet</a> <button>Udskriv</button></div>'
)

PORTAL = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Dagsordener - %TOWN%</title>
<script>var state = {"open": false};</script></head>
<body>
<div id="cookie-banner" class="consent"><h2>Cookies på siden</h2>
<p>Vi bruger cookies for at huske dine valg og måle trafikken.</p>
<button>Tillad alle</button><button>Afvis</button></div>
<header class="site-header"><a class="logo" href="/">%TOWN%</a>
<nav><ul><li><a href="/borger">Borger</a></li><li><a href="/erhverv">Erhverv</a></li>
<li><a href="/politik">Politik</a></li><li><a href="/om">Om kommunen</a></li></ul></nav>
</header>
<nav class="breadcrumb" aria-label="Brødkrumme"><a href="/">Forside</a> /
<a href="/politik">Politik</a> / <a href="/moeder">Møder</a></nav>
<main>
%CONTENT%
</main>
<footer><p>%TOWN%<br>Rådhusstræde 4<br>Tlf. 99 00 11 22</p>
<p>CVR-nr. 00 00 00 00</p><p><a href="/privatliv">Privatlivspolitik</a></p></footer>
</body></html>
"""

DESIGN = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>%TOWN%</title>
<style>.hide{display:none}</style></head>
<body class="agenda">
<a class="skip-link" href="#content">Gå til hovedindhold</a>
<div class="mega-menu hide"><ul><li><a href="/a">Affald og genbrug</a></li>
<li><a href="/b">Bolig og flytning</a></li><li><a href="/c">Børn og unge</a></li>
<li><a href="/d">Job og ledighed</a></li><li><a href="/e">Kultur og idræt</a></li>
<li><a href="/f">Natur og miljø</a></li></ul></div>
<ol class="breadcrumbs"><li><a href="/">Forside</a></li><li>Referater</li></ol>
<div id="content">
%CONTENT%
</div>
<div class="social-share"><span>Del siden</span> <a href="#">Facebook</a>
<a href="#">LinkedIn</a></div>
<div class="page-footer"><div>Kontakt os</div><div>%TOWN%</div>
<div>Torvegade 1, 9999 Byen</div><div>Telefon: 99 00 11 22</div>
<div>Åbningstider: Mandag 10-15, torsdag 10-17</div></div>
</body></html>
"""

OLD = """<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>%TOWN%</TITLE></HEAD>
<BODY bgcolor="#ffffff"><A name="top"></A>
<TABLE width="100%"><TR><TD><A href="/">Forside</A></TD><TD><A href="/s">Søg</A></TD>
<TD><A href="/k">Kontakt</A></TD><TD><A href="/h">Hjælp</A></TD></TR></TABLE>
%CONTENT%
<HR>
<CENTER>%TOWN% | Rådhuset | Tlf. 99 00 11 22 | post@kommune.example</CENTER>
</BODY></HTML>
"""
