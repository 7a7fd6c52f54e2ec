"""What is said about pages that are pictures."""

from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Origin, Page, Word
from foialyzer.readers.notices import Remark, describe, list_pages
from foialyzer.readers.ocr import NO_OCR, Ocr
from foialyzer.readers.scans import Seen

OCR = Ocr("tesseract", ("nld", "eng"), ())
WORDS = (Word("Dag", Box(0, 0, 1, 1)),)


def remark(number: int, origin: Origin = "scanned", confidence: float | None = 0.9, fault: str | None = None) -> Remark:
    """Return how a page was read."""
    page = Page(number, 595, 842, "point", WORDS, origin=origin, recognised=confidence)
    return Remark(page, Seen(confidence=confidence), fault)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_law_listed_pages_are_the_pages(numbers: list[int]) -> None:
    """Read back, a list of pages names those given, or the first of them and how many more there are."""
    listed, _, more = list_pages(numbers).partition(" ")[2].partition(" and ")
    read = set()
    for run in listed.split(", "):
        first, _, last = run.partition("-")
        read |= set(range(int(first), int(last or first) + 1))
    assert read <= set(numbers)
    assert len(set(numbers)) == len(read) + int(more.partition(" ")[0] or 0)


def test_any_number_of_pages_is_one_sentence() -> None:
    """Five hundred pages that were recognised are one remark, which names them as one run."""
    (said,) = describe([remark(n) for n in range(1, 501)], OCR, wanted=True)
    assert (said.code, said.severity, said.place) == ("pages-recognised", "info", "pages 1-500")
    assert "500 pages" in said.message


def test_what_is_missing_is_named() -> None:
    """Without tesseract one warning names the packages; with one language the other."""
    pages = [remark(1, confidence=None), remark(2, confidence=None)]
    (said,) = describe(pages, Ocr(None, (), ("tesseract-ocr", "tesseract-ocr-nld")), wanted=True)
    assert (said.code, said.severity) == ("recognition-incomplete", "warning")
    assert "apt-get install tesseract-ocr tesseract-ocr-nld" in said.message
    codes = [said.code for said in describe([remark(1)], Ocr("tesseract", ("eng",), ("tesseract-ocr-nld",)), wanted=True)]
    assert codes == ["recognition-incomplete", "pages-recognised"]


def test_switched_off_is_no_fault() -> None:
    """Where recognition was switched off it is said which pages were not recognised; hybrid ones have words of their own."""
    (said,) = describe([remark(1, confidence=None), remark(2, "hybrid", None)], NO_OCR, wanted=False)
    assert (said.code, said.severity, said.place) == ("recognition-off", "info", "page 1")


def test_doubts_are_told_apart() -> None:
    """Poor layers by their fault, pages hard to recognise, and pages that could not be drawn each have a remark."""
    pages = [remark(1, fault="it has hardly any words"), remark(2, confidence=0.4), Remark(remark(3, confidence=None).page, None)]
    codes = {said.code: said.place for said in describe(pages, OCR, wanted=True)}
    assert codes == {
        "pages-recognised": "pages 1-2",
        "layer-doubtful": "page 1",
        "recognition-doubtful": "page 2",
        "page-not-recognised": "page 3",
    }


def test_a_clean_release_says_nothing() -> None:
    """No pictures, no remarks."""
    assert describe([], OCR, wanted=True) == ()
