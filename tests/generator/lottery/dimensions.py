"""The dimensions of a layout and the values that each can have."""

from __future__ import annotations

from .votes import NAMES

#: Values of each dimension with their weight: common ones are drawn more often.
DIMENSIONS: dict[str, dict[str, int]] = {
    "form": {
        "text": 4, "tight": 2, "wrapped": 2, "word": 2, "paged": 1, "html": 9, "pdf": 8,
        "md": 1,
    },
    "markup": {
        "h": 3, "strong": 2, "br": 2, "div": 2, "rows": 2, "dl": 2, "font": 1, "pre": 1,
        "article": 2, "grid": 2, "pairs": 2, "link": 1,
        "bold": 5, "plain": 2, "large": 3, "-": 1,
    },
    "number": {
        "{n}. ": 10, "{n} ": 2, "{n}: ": 1, "{n}) ": 1, "({n}) ": 1, "0{n}. ": 1,
        "{n} - ": 1, "{roman}. ": 1, "{n}/{year} ": 1, "{n}/2. ": 1, "#{n} ": 1,
        "{n}/{yy} ": 1, "{n}.   ": 1, "[{n}] ": 1, "{n} | ": 1, "{n} – ": 1,
        "Punkt {n}. ": 2, "Punkt {n}: ": 2, "Punkt {n} ": 1, "PUNKT {n} ": 1,
        "Punkt nr. {n} - ": 1, "Punkt nr. {n}: ": 1, "Punkt {n} - ": 1,
        "Pkt. {n} ": 2, "Pkt. {n}: ": 1, "Pkt.nr. {n} ": 1, "Pkt {n} ": 1,
        "PKT. {n}: ": 1, "Pkt. nr. {n}: ": 1, "Sag nr. {n} ": 1, "Sag nr. {n}: ": 1,
        "Sag {n}: ": 1, "SAG NR. {n}: ": 1, "Sag {n}/{yy} ": 1, "Nr. {n} ": 1,
        "Nr.{n} - ": 1, "Nr. {n}: ": 1, "Ad {n}. ": 1, "Ad. {n} ": 1,
        "Ad pkt. {n}: ": 1, "Ad punkt {n} - ": 1, "Ad {n}) ": 1, "Til pkt. {n}: ": 1,
        "Dagsordenspunkt {n}: ": 1, "Dagsordenens punkt {n}: ": 1, "Løbenr. {n} ": 1,
        "• {n}. ": 1, "": 4,
    },
    "place": {"before": 12, "line": 4, "below": 1, "cell": 5, "after": 1},
    "title": {
        "plain": 10, "caps": 2, "label": 1, "kind-suffix": 1, "kind-prefix": 1,
        "kind-dash": 1, "twice": 1, "none": 2,
    },
    "access": {
        "none": 6, "below": 3, "above": 1, "with-case": 4, "suffix": 2, "label": 1,
        "behind-number": 1, "closed-suffix": 2, "closed-below": 2, "closed-dash": 1,
        "closed-prefix": 1, "closed-only": 1,
    },
    "case_place": {
        "none": 3, "below": 7, "above": 2, "brackets": 2, "end": 1, "field": 1,
        "two-lines": 1, "slashes": 1,
    },
    "case_label": {
        "": 3, "Sagsnr.: ": 5, "Sagsnr. ": 2, "Sagsnummer: ": 1, "Sag: ": 1, "Sag ": 1,
        "Sagsid.: ": 1, "J.nr.: ": 2, "J.nr. ": 1, "Journalnr.: ": 1, "Sags-ID: ": 1,
        "Acadre sagsnr. ": 1, "Sagsnr. i ESDH: ": 1, "Journalnummer: ": 1,
        "Sag nr.: ": 1, "Sagsnr: ": 1, "SagsNr. ": 1, "Sagsnr.:": 1, "ESDH-sag: ": 1,
    },
    "case_form": {
        "kle": 4, "{year}-0{s}88": 1, "306-{year}-{s}": 2, "EMN-{year}-0{s}1": 1,
        "{yy}/{s}4": 3, "{yy}/1{s}": 2, "{year}/000{s}2": 1, "S{year}-{s}": 1,
        "1-21-78-{s}-{yy}": 1, "3{s}41": 1, "kle-old": 1, "{year}-{s}4": 1,
    },
    "heading": {
        "line": 8, "colon": 6, "caps": 4, "caps-colon": 2, "margin": 8, "inline": 3,
        "numbered": 3, "lettered": 2, "spaced": 3, "ruled": 1, "run-in": 1,
    },
    "order": {
        "recommendation-top": 4, "recommendation-last": 4, "decision-first": 2,
        "decision-middle": 1, "two": 2, "decision-only": 3, "long": 2,
    },
    "decision": {
        "Beslutning": 6, "Beslutning i {body} den {day}": 4, "Beslutning den {day}": 1,
        "Beslutning {body} den {day}": 2, "{body}, {day}, pkt. {n}": 2,
        "{body}, {long}, pkt. {n}": 1, "{bodys} beslutning den {long}": 1,
        "{bodys} beslutning i mødet den {long}": 1, "{bodys} beslutning": 1,
        "Vedtagelse": 1, "Afgørelse": 1, "Konklusion": 1, "Referat": 1, "{body}": 1,
        "{body} den {day}": 1, "{bodys} møde den {day}": 1, "Beslutning fra {body}": 1,
        "Behandling i {body} den {day}": 1, "Endelig beslutning": 1, "Resultat": 1,
        "Udvalgets beslutning": 1, "{bodys} afgørelse": 1, "Beslutninger": 1,
        "Mødets beslutning": 1, "Beslutning, {body}": 1, "none": 8, "Besluttet": 1,
        "Beslutning i {body} d. {day}": 1, "{body} - {day}": 1, "Udfald": 1,
        "{bodys} behandling den {long}": 1, "Protokol": 1, "Mødebeslutning": 1,
        "Beslutning truffet i {body} den {day}": 1, "{bodys} vedtagelse": 1,
        "Beslutning på mødet": 1, "{body} {long}": 1, "Det blev besluttet": 1,
        "Beslutning ({body}, {day})": 1, "Beslutningsreferat": 1,
    },
    "earlier": {"none": 6, "headed": 3, "inline": 1, "log": 1, "history": 1},
    "absence": {
        "none": 6, "after": 2, "before": 1, "sentence": 1, "afbud": 1, "heading": 1,
        "party": 1, "empty": 1, "not-present": 1, "from": 1,
    },
    "vote": {"none": 14} | dict.fromkeys(NAMES, 1),
    "recommend": {
        "inline": 4, "numbered": 3, "at-lines": 2, "bullets": 2, "impersonal": 1,
        "to-council": 2, "bare": 1, "til": 1, "at-numbered": 1, "bracket": 1,
        "author-heading": 1, "no-at": 1, "proposes": 1, "recommends": 1, "via": 1,
        "indented": 1,
    },
    "items": {"alike": 4, "ad": 1, "numbered": 1},
    "head": {
        "letterhead": 3, "labels": 3, "sentence": 2, "table": 2, "caps-lines": 1,
        "title-line": 2, "prose": 2, "protocol": 1, "two-lines": 1, "session": 1,
        "one-line": 1, "addressed": 1, "filed": 1,
    },
    "day": {
        "{d:02}-{m:02}-{y}": 4, "{d}. {month} {y}": 3, "{d:02}.{m:02}.{y}": 1,
        "{d}. {short} {y}": 1,
        "{d}/{m} {y}": 1, "{d}/{m}-{y}": 1, "{y}-{m:02}-{d:02}": 1,
    },
    "attendance": {
        "none": 3, "comma": 3, "lines": 2, "table": 1, "prose": 2, "absent-only": 3,
        "end": 1, "marks": 1, "roles": 1, "sentence": 1, "stand-in": 1,
    },
    "contents": {"none": 7, "plain": 2, "dotted": 2, "pages": 1, "links": 1},
    "between": {
        "none": 8, "top": 1, "share": 1, "stars": 1, "rule": 1, "date": 1,
    },
    "repeat": {"none": 10, "meeting": 1, "department": 1, "circulation": 1},
    "counting": {"plain": 12, "dotted": 1, "lettered": 1, "restarted": 1},
    "voice": {"plain": 9, "capitals": 1, "small": 1, "no-stop": 1},
    "closing": {"none": 8, "next-meeting": 1, "raised": 1, "approved": 1},
    "running": {"none": 1, "page": 2, "body-date": 3, "town": 2},
    "groups": {"none": 8, "committee": 1, "access": 1, "letters": 1},
    "sign": {"none": 5, "names": 1, "numbered": 1},
    "kind": {"minutes": 14, "agenda": 1},
}  # fmt: skip
