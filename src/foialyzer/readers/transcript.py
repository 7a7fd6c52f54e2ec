"""Transcripts: text files with the words of a release, typed over or recognised by another program."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePath

import regex
from attrs import frozen

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Word
from foialyzer.redaction.markers import is_marker

__all__ = ["decode_transcript", "parse_transcript"]

_LARGEST = 64 * 2**20  # bytes; a transcript of 20,000 pages is smaller
_MARKS = {b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"}  # byte order marks: what an editor leaves in a file without text
_WESTERN = frozenset(
    "áàâäçéèêëíìîïñóòôöúùûüßÁÀÂÄÇÉÈÊËÍÌÎÏÑÓÒÔÖÚÙÛÜ€‘’“”„–—•…«»§°©®½²´·\xa0"
)  # of Dutch, French, German and Spanish
_CODE_PAGES = ["cp1252", "iso8859_15", "cp1250", "cp1251", "cp850", "mac_roman"]
_NEWLINE = regex.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"))  # marks that print nothing
_WORD = regex.compile(r"[^\s\x1c-\x1f]+")
_MARKDOWN = regex.compile(r"^#{1,6} |\*\*\S|\]\(|\\[\[\]_*#]|</sup>", regex.MULTILINE)
_HEADING = regex.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_ESCAPE = regex.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
# "Read more [US-led Coalition says ...](#)", "![logo](logo.png)"
_LINK = regex.compile(r"!?\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_TAG = regex.compile(r"<(/?)(sup|sub|b|i|u|s|em|strong|del|br)\s*/?>", regex.IGNORECASE)
_STARS = regex.compile(r"(?<![*])\*{1,3}(?![*])")
_UNDERSCORES = regex.compile(r"(?<![_\w])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![_\w])")


def decode_transcript(data: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the characters of a text file, with a diagnostic where its encoding had to be guessed.

    UTF-8 and UTF-16 with or without a byte order mark are recognised with certainty; anything else is guessed: the code page of
    Windows, DOS or the Macintosh that gives only letters and signs of the languages near the Netherlands ("één" is too short to
    tell from Cyrillic by statistics), else by charset-normalizer among the code pages Dutch authorities have used.

    Raises:
        UnreadableInputError: the file is empty, larger than 64 MiB, or no text.

    Example:
        >>> decode_transcript("één".encode("cp1252"), "a.txt")[0]
        'één'
    """
    if not data.strip() or data in _MARKS:
        message = f"{name} is empty; export or download it again"
        raise UnreadableInputError(message, "empty")
    if len(data) > _LARGEST:
        message = f"{name} has {len(data) >> 20} MiB, more than the 64 MiB a transcript may have; split it into parts"
        raise UnreadableInputError(message, "too_large")
    encoding = _sure_encoding(data)
    if encoding:
        return data.decode(encoding), ()
    if b"\0" in data or _control_share(data) > 0.02:
        message = f"{name} holds binary data, not text; give the PDF, or save the transcript as plain text (UTF-8)"
        raise UnreadableInputError(message, "binary")
    encoding = _guess_encoding(data)
    note = f"Read as {encoding}, a guess; check accented letters, or save the file as UTF-8."
    return data.decode(encoding, errors="replace"), (Diagnostic("encoding-guessed", "warning", note),)


def _sure_encoding(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    else:
        odd, even = data[1:4096:2].count(0), data[0:4096:2].count(0)
        many = min(len(data), 4096) // 5
        candidates = ["utf-16-le"] if odd > many > even else ["utf-16-be"] if even > many > odd else ["utf-8-sig"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            return None
        return encoding if "\0" not in text and _control_share(data[:65536]) <= 0.6 and _is_texty(text) else None
    return None


def _is_texty(text: str) -> bool:
    """Tell whether fewer than one in fifty of the first characters are control characters."""
    head = text[:65536]
    odd = sum(1 for c in head if c < " " and c not in "\t\n\r\f\v\x1b")
    return odd * 50 <= len(head)


def _control_share(data: bytes) -> float:
    head = data[:65536]
    return len(head.translate(None, bytes(range(0x20, 0x100)) + b"\t\n\r\f\v")) / max(1, len(head))


def _guess_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes

    head = data[:262144]
    for encoding in ("cp1252", "cp850", "mac_roman"):
        if {character for character in set(head.decode(encoding, "replace")) if character > "\x7f"} <= _WESTERN:
            return encoding
    best = from_bytes(head, cp_isolation=_CODE_PAGES).best()
    return best.encoding if best else "cp1252"


def parse_transcript(text: str, name: str, data: bytes = b"") -> Document:
    """Return the document that a transcript holds.

    Form feeds separate pages. Markdown emphasis, headings, links, tags and escapes are taken off; a footnote mark becomes a
    raised word. A word's box counts in cells: its line in the page and its column in the line as read.

    Args:
        text: the characters of the file.
        name: the file's name; `.md` marks markdown, in other files it is recognised.
        data: the bytes of the file, for its hash.

    Example:
        >>> [word.text for word in parse_transcript("**Van:** [REDACTED]", "a.txt").pages[0].words]
        ['Van:', '[REDACTED]']
    """
    sha256 = hashlib.sha256(data or text.encode("utf-8", "surrogatepass")).hexdigest()
    text = _NEWLINE.sub("\n", text).translate(_UNSEEN)
    markdown = PurePath(name).suffix.lower() == ".md" or bool(_MARKDOWN.search(text))
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return Document(
        name=name,
        sha256=sha256,
        kind="transcript",
        pages=tuple(_parse_page(number, page, markdown) for number, page in enumerate(pages, 1)),
    )


def _parse_page(number: int, text: str, markdown: bool) -> Page:
    lines = text.split("\n")
    words = tuple(word for top, line in enumerate(lines) for word in _parse_line(line, top, markdown))
    width = max((word.box.x1 for word in words), default=0.0)
    return Page(number, width, float(len(lines)), "cell", words, origin="typed")


@frozen
class _Stretch:
    text: str
    bold: bool = False
    raised: bool = False


def _parse_line(line: str, top: int, markdown: bool) -> Iterator[Word]:
    """Yield the words of one line; emphasis may end inside a word (`**Datum**:` is one word)."""
    stretches = _stretches(line, markdown)
    plain = "".join(stretch.text for stretch in stretches)
    bold = _flags(stretch.bold for stretch in stretches for _ in stretch.text)
    raised = _flags(stretch.raised for stretch in stretches for _ in stretch.text)
    for match in _WORD.finditer(plain):
        start, end = match.span()
        for x0, x1 in _split_raised(raised, start, end):
            yield Word(plain[x0:x1], Box(x0, top, x1, top + 1), bold[x0] == 1, raised[x0] == 1)


def _flags(values: Iterator[bool]) -> bytes:
    return bytes(values)


def _split_raised(raised: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for x in range(start + 1, end):
        if raised[x] != raised[x - 1]:
            yield at, x
            at = x
    yield at, end


def _stretches(line: str, markdown: bool) -> list[_Stretch]:
    bold = False
    if markdown:
        heading = _HEADING.match(line)
        bold = heading is not None
        line = _LINK.sub(_link_text, line[heading.end() :] if heading else line)
    marks = sorted(_emphasis(line, _STARS) + (_emphasis(line, _UNDERSCORES) if markdown else []))
    stretches = []
    at, raised = 0, False
    for start, end, opens, strong in [*marks, (len(line), len(line), False, False)]:
        for piece, is_raised in _untagged(line[at:start], raised):
            stretches.append(_Stretch(_ESCAPE.sub(r"\1", piece) if markdown else piece, bold, is_raised))
            raised = is_raised
        bold = (bold or strong) if opens else (bold and not strong)
        at = end
    return stretches


def _link_text(link: regex.Match[str]) -> str:
    """Return what a link says, without its address; a marker keeps its brackets ("[REDACTED](mailto:...)")."""
    bracketed = f"[{link[1]}]"
    return bracketed if is_marker(bracketed) else link[1]


def _untagged(text: str, raised: bool) -> Iterator[tuple[str, bool]]:
    at = 0
    for tag in _TAG.finditer(text):
        yield text[at : tag.start()], raised
        if tag[2].lower() == "sup":
            raised = not tag[1]
        elif tag[2].lower() == "br":
            yield " ", raised
        at = tag.end()
    yield text[at:], raised


def _emphasis(line: str, pattern: regex.Pattern[str]) -> list[tuple[int, int, bool, bool]]:
    """Return the emphasis marks of a line that come in pairs, as (start, end, opens, strong)."""
    pairs = []
    waiting: dict[str, tuple[int, int]] = {}
    for mark in pattern.finditer(line):
        start, end = mark.span()
        after, before = line[end : end + 1], line[start - 1 : start] if start else ""
        escaped = before == "\\"
        if mark[0] in waiting and before.strip() and not escaped:
            opened = waiting.pop(mark[0])
            strong = len(mark[0]) > 1
            pairs += [(*opened, True, strong), (start, end, False, strong)]
        elif after.strip() and not before.isalnum() and not escaped:
            waiting[mark[0]] = (start, end)
    return pairs
