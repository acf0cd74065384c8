"""What surrounds the minutes on two more sites: an old island site, an agenda web."""

from __future__ import annotations

from layouts.sites import Site

_RETURNING = """<html>
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>%TITLE%</title></head>
<body bgcolor="#ffffff">
<a name="top"></a>
%CONTENT%
</body>
</html>
"""

# The agenda web of an older system: lists of bodies above, the minutes below.
_AGENDA_WEB = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html>
<head><meta http-equiv="content-type" content="text/html; charset=utf-8">
<title>%TITLE%</title></head>
<body>
<div id="bar">| <a href="/rss">Rss</a> | <a href="/tip">Tip en ven</a> |
<a href="/print">Print</a> |</div>
<table id="chooser"><tr><th>Titel</th><th>Udvalg</th><th>Funktioner</th></tr>
<tr><td>Byrådet</td><td>Byrådet</td><td><a href="#">Vis medlemmer</a>
<a href="#">Rss-feed til udvalget</a> <a href="#">Udskriv</a></td></tr></table>
%CONTENT%
</body>
</html>
"""

SITES = {
    "returning": Site(
        page=_RETURNING,
        point='<p><a href="#top">Til indholdsfortegnelse</a></p>\n'
        '<div class="pkt">\n{}\n</div>',
        ordered_lists=False,
        tags={
            "title": "<h2>{}</h2>",
            "heading": "<p><b>{}</b></p>",
            "small": "<p><small>{}</small></p>",
            "large": "<h1>{}</h1>",
            "italic": "<p><i>{}</i></p>",
            "inner": "<p><u>{}</u></p>",
        },
    ),
    "agenda_web": Site(
        page=_AGENDA_WEB,
        point='<div class="item" id="punkt-{n}">\n{}\n</div>',
        section='<div class="field">\n{}\n</div>',
        tags={
            "title": '<div class="punkt">{}</div>',
            "heading": '<div class="label">{}</div>',
            "small": '<div class="meta">{}</div>',
            "large": '<div class="group">{}</div>',
            "italic": "<p><em>{}</em></p>",
        },
    ),
}
