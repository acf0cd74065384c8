"""What a file is, judged by its bytes, and the text those bytes spell."""

from __future__ import annotations

import codecs
import json
import re

from ..errors import ReadError

PDF = "application/pdf"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
FIRSTAGENDA = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Before Unicode, Danish was written in one of these; the first is the usual one.
_LEGACY = ("cp1252", "cp850", "mac_roman")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_DANISH = re.compile("(?<=[a-zA-Z ])[æøåÆØÅ](?=[a-zA-Z ])")
_TAG = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|div|p|h[1-6]|table|tr|td|ul|ol|li|br"
    r"|span|section|article|main|details|strong|b|em|i|a|dl|dt|dd)\b[^<>]{0,500}>)",
    re.IGNORECASE,
)
_MD_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_MD_BOLD = re.compile(
    r"^ {0,3}(?:\*\*[^*\n]+\*\*|\*[^*\s][^*\n]*\*)[ :]*$", re.MULTILINE
)
_MD_INLINE = re.compile(r"\*\*[^*\s][^*\n]*\*\*")


def media_type(data: bytes, name: str) -> str:
    """The media type of a file's bytes; ``name`` is only for the message.

    Raises
    ------
    ReadError
        If the bytes are a kind of file that holds no text this library reads.
    """
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return DOCX
        raise ReadError(f"{name}: a zip archive. Unpack it and read the files in it.")
    if data.startswith(b"\xd0\xcf\x11\xe0") or data.startswith(b"{\\rtf"):
        raise ReadError(
            f"{name}: an old Word or RTF file. Save it as .docx or PDF and read that."
        )
    if data.startswith(_IMAGES):
        raise ReadError(
            f"{name}: an image, which holds no text. Make a PDF of it with OCR, "
            "for example `ocrmypdf -l dan --image-dpi 300 image.png minutes.pdf`."
        )
    return ""


def text_type(text: str, name: str) -> str:
    """Which kind of text this is: FirstAgenda JSON, HTML, Markdown or plain.

    Raises
    ------
    ReadError
        If it is JSON of another schema; ``name`` is only for the message.
    """
    head = text[:200_000].lstrip()
    if head.startswith(("{", "[")) and _is_json(text):
        if _is_firstagenda(text):
            return FIRSTAGENDA
        raise ReadError(
            f"{name}: JSON, but no meeting as FirstAgenda's API gives it (it has no "
            "'Dagsordenpunkter'). Give the meeting's own JSON, its web page or PDF."
        )
    if _looks_like_html(head):
        return HTML
    if _looks_like_markdown(head):
        return MARKDOWN
    return PLAIN


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _is_firstagenda(text: str) -> bool:
    try:
        data = json.loads(text)
    except RecursionError:
        return False
    return isinstance(data, dict) and "Dagsordenpunkter" in data


def _looks_like_html(head: str) -> bool:
    tags = [m[0].lower() for m, _ in zip(_TAG.finditer(head), range(40), strict=False)]
    if any(t.startswith(("<!doctype", "<html", "<body")) for t in tags):
        return True
    closed = sum(t.startswith("</") for t in tags)
    return head.startswith("<") and bool(tags) and (closed > 0 or len(tags) > 1)


def _looks_like_markdown(head: str) -> bool:
    if _MD_HEADING.search(head):
        return True
    whole = sum(1 for _ in zip(_MD_BOLD.finditer(head), range(3), strict=False))
    return whole >= 2 or (whole >= 1 and bool(_MD_INLINE.search(head)))


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of the bytes and warnings about its encoding.

    A byte order mark decides; else UTF-8 where the bytes are UTF-8; else the
    legacy encoding that yields most Danish letters, Windows-1252 by default.

    Raises
    ------
    ReadError
        If the bytes are no text.

    >>> decode("Åben sag på rådhuset".encode("cp1252"), "a.txt")[0]
    'Åben sag på rådhuset'
    """
    text, warnings = _decoded(data)
    junk = len(_CONTROL.findall(text))
    if junk > 8 and junk > len(text) // 100:
        raise ReadError(
            f"{name}: binary data, not text. Give a PDF, an HTML page or a text file."
        )
    return text, warnings


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), []
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, errors="replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    # One broken byte among many sound sequences is a damaged UTF-8 file.
    bad = text.count("\ufffd")
    sound = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    if sound > 3 * bad:
        return text, [f"{bad} unreadable characters in the UTF-8 text"]
    return max(
        (data.decode(e, errors="replace") for e in _LEGACY),
        key=lambda t: len(_DANISH.findall(t)),
    ), []


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:4000]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return None
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 9 * odd else None
