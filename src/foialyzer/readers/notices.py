"""What to know about how pages that are pictures were read, in a few sentences for any number of pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from foialyzer.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foialyzer.page.page import Page
    from foialyzer.readers.ocr import Ocr
    from foialyzer.readers.scans import Seen

__all__ = ["Remark", "describe", "list_pages"]

_DOUBTFUL = 0.7  # mean confidence of a page below which its words want a look
_MOST_RUNS = 12  # runs of pages that are named one by one


@frozen
class Remark:
    """How one page was read.

    Args:
        page: as it came out.
        seen: what was seen on it; None where it could not be drawn.
        fault: what is wrong with the words that lay under its picture; None where nothing is, or none lay there.
    """

    page: Page
    seen: Seen | None
    fault: str | None = None


def describe(remarks: Sequence[Remark], ocr: Ocr, *, wanted: bool) -> tuple[Diagnostic, ...]:
    """Return what to know about the pages that are pictures.

    Args:
        remarks: one for each, in order.
        ocr: the recogniser.
        wanted: whether recognition was asked for.
    """
    return tuple(_describe(remarks, ocr, wanted=wanted))


def _describe(remarks: Sequence[Remark], ocr: Ocr, *, wanted: bool) -> Iterator[Diagnostic]:
    unread = [one for one in remarks if one.seen and not one.page.words]
    if not wanted:
        unread = [one for one in remarks if one.page.origin != "hybrid"]
        if unread:
            yield Diagnostic("recognition-off", "info", f"{_named(unread)} not recognised: it was switched off.", _place(unread))
    elif ocr.missing:
        packages = " ".join(ocr.missing)
        what = (
            "Nothing was recognised" if not ocr.works else f"Recognised with the languages there are ({', '.join(ocr.languages)})"
        )
        yield Diagnostic(
            "recognition-incomplete",
            "warning",
            f"{what}; for good results install tesseract with Dutch and English (on Debian: apt-get install {packages}).",
            _place(remarks),
        )
    read = [one for one in remarks if one.page.recognised is not None]
    if read:
        yield Diagnostic(
            "pages-recognised",
            "info",
            f"{_named(read)} recognised with tesseract ({', '.join(ocr.languages)}); expect errors of reading.",
            _place(read),
        )
    yield from _doubts(remarks, ocr)


def _doubts(remarks: Sequence[Remark], ocr: Ocr) -> Iterator[Diagnostic]:
    for fault, group in groupby(sorted((one for one in remarks if one.fault), key=lambda one: str(one.fault)), _fault):
        same = list(group)
        done = "it was read anew" if ocr.works else "it was used all the same"
        yield Diagnostic(
            "layer-doubtful", "info", f"The text that lies under these pages is poor, for {fault}; {done}.", _place(same)
        )
    doubtful = [one for one in remarks if one.page.recognised is not None and not (one.page.recognised >= _DOUBTFUL)]
    if doubtful:
        message = "These pages were hard to recognise; compare them with the paper before you rely on their words."
        yield Diagnostic("recognition-doubtful", "warning", message, _place(doubtful))
    broken = [one for one in remarks if one.seen is None or one.seen.failed]
    if broken:
        message = "These pages could not be drawn or recognised within bounds; their words may be missing."
        yield Diagnostic("page-not-recognised", "serious", message, _place(broken))


def _fault(remark: Remark) -> str | None:
    return remark.fault


def _named(remarks: Sequence[Remark]) -> str:
    return "The words of one page were" if len(remarks) == 1 else f"The words of {len(remarks)} pages were"


def _place(remarks: Sequence[Remark]) -> str:
    return list_pages([one.page.number for one in remarks])


def list_pages(numbers: Sequence[int]) -> str:
    """Return numbers of pages for people, runs of them drawn together.

    Example:
        >>> list_pages([3, 5, 6, 7]), list_pages([2])
        ('pages 3, 5-7', 'page 2')
    """
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:_MOST_RUNS])
    more = f" and {sum(map(len, runs[_MOST_RUNS:]))} more" if len(runs) > _MOST_RUNS else ""
    return f"page{'s' if len(ordered) > 1 else ''} {listed}{more}"
