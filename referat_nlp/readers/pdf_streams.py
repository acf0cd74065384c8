"""How far the streams of a PDF unpack, told before PDFium unpacks them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
# Pictures and attached files are not unpacked to read the text.
_UNREAD = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
_LONGEST_HEAD = 2_000
_CHUNK = 1 << 20
# No deflated byte unpacks to more than this.
_MOST = 1032


def unpacks_beyond(data: bytes, limit: int) -> bool:
    """Whether the streams that reading needs unpack to more than ``limit`` bytes."""
    if len(data) * _MOST < limit:
        return False
    total = 0
    for match in _STREAM.finditer(data):
        head = data[max(match.start() - _LONGEST_HEAD, 0) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        filters = _FILTER.findall(head)
        if not any(name.startswith(b"Fl") for name in filters):
            continue
        if _UNREAD.search(head):
            continue
        for piece in _unpacked(data, match.end(), filters):
            total += len(piece)
            if total > limit:
                return True
    return False


def _unpacked(data: bytes, start: int, filters: Iterable[bytes]) -> Iterator[bytes]:
    pieces: Iterator[bytes] = (
        data[i : i + _CHUNK] for i in range(start, len(data), _CHUNK)
    )
    for name in filters:
        if name in (b"ASCII85Decode", b"A85"):
            pieces = _from_85(data, start)
        elif name in (b"ASCIIHexDecode", b"AHx"):
            pieces = _from_hex(data, start)
        else:
            pieces = _inflated(pieces)
    return pieces


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    engine = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not engine.eof:
                yield engine.decompress(rest, _CHUNK)
                rest = engine.unconsumed_tail
            if engine.eof:
                return
    except zlib.error:
        # Encrypted or broken: PDFium's own limit is all there is.
        return


def _from_85(data: bytes, start: int) -> Iterator[bytes]:
    import numpy as np

    end = data.find(b"~", start)
    digits = b"".join(data[start:end].split()).replace(b"z", b"!!!!!")
    digits += b"u" * (-len(digits) % 5)
    groups = np.frombuffer(digits, dtype=np.uint8).reshape(-1, 5).astype(np.int64) - 33
    yield (groups @ 85 ** np.arange(4, -1, -1)).astype(">u4").tobytes()


def _from_hex(data: bytes, start: int) -> Iterator[bytes]:
    end = data.find(b">", start)
    try:
        yield bytes.fromhex(data[start:end].decode("ascii"))
    except ValueError:
        return
