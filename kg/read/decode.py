"""Bytes to text: by byte order mark, by declaration, as UTF-8, and only then by detection.

The text "as read" is what comes out here: decoded, the byte order mark dropped, every line end a single line feed,
and not one other character changed.
"""

import codecs
import re
from collections import Counter

from kg.errors import ArticleError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its first two bytes are UTF-16's mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NOT_TEXT = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
)
DECLARED = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
DECLARATION_BYTES = 4096
ASCII = bytes(range(0x80))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WESTERN = re.compile(r"[‘-„–—†-…€™\xa0-\xb2\xb4-\xb8\xba-\xbe\xc0-\xffŒœŠšŸŽž]")  # ³ ¹ ¿ are letters of cp1250
WESTERN_SHARE = 0.1  # a text in a Latin script is ASCII but for a few letters; other scripts are mostly above it
WIDE_SHARE = 0.02  # blanks and line ends alone put a zero byte into one in six units of UTF-16
ONE_SCRIPT = 0.8  # a script and its blanks and marks have two high bytes


def decode(raw: bytes, where: str, *, marked_up: bool = False) -> str:
    """The text that the bytes hold; `marked_up` looks for an HTML or XML declaration of the encoding."""
    if not raw.strip():
        raise ArticleError(f"{where}: it is empty: give a file that holds an article")
    _refuse_known_formats(raw, where)
    text = _marked(raw, where) or (_declared(raw) if marked_up else None) or _unmarked(raw)
    if text is None or _is_binary(text):
        raise ArticleError(f"{where}: no text but binary content: save the article as UTF-8 text or HTML")
    return as_read(text)


def as_read(text: str) -> str:
    """The text with every line end a line feed and no byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _refuse_known_formats(raw: bytes, where: str) -> None:
    for magic, name in NOT_TEXT:
        if raw.startswith(magic):
            raise ArticleError(f"{where}: {name}, not text: save the article as UTF-8 text or HTML")


def _marked(raw: bytes, where: str) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(
                    f"{where}: marked as {encoding} but byte {error.start} is not: save it as UTF-8"
                ) from error
    return None


def _declared(raw: bytes) -> str | None:
    found = DECLARED.search(raw[:DECLARATION_BYTES])
    return _strictly(raw, (found[1] or found[2]).decode("ascii")) if found else None


def _strictly(raw: bytes, encoding: str) -> str | None:
    """The text, or None when the encoding is unknown or does not fit; read as the HTML standard reads the labels."""
    try:
        name = codecs.lookup(encoding).name
        if name.startswith(("utf-16", "utf-32")):  # a declaration that can be read as ASCII proves it wrong
            name = "utf-8"
        return raw.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _unmarked(raw: bytes) -> str | None:
    return _wide(raw) or _strictly(raw, "utf-8") or _western(raw) or _detected(raw)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes on one side of each pair only, and one script's high bytes there."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    units = len(raw) // 2
    if len(raw) % 2 or min(even, odd) or max(even, odd) < units * WIDE_SHARE:
        return None
    if sum(count for _, count in Counter(raw[bool(odd) :: 2]).most_common(2)) < units * ONE_SCRIPT:
        return None
    return _exactly(raw, "utf-16-le" if odd else "utf-16-be")


def _exactly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _western(raw: bytes) -> str | None:
    """Windows-1252 when the text is ASCII but for a few letters and quotation marks of that page.

    Detectors waver between a dozen code pages on such texts, for want of letters to tell them apart.
    """
    above = len(raw.translate(None, ASCII))
    text = _exactly(raw, "cp1252")
    if text is None or above > len(raw) * WESTERN_SHARE or len(WESTERN.findall(text)) < above:
        return None
    return text


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return str(best) if best is not None else None


def _is_binary(text: str) -> bool:
    return "\x00" in text or len(CONTROL.findall(text)) > len(text) / 1000
