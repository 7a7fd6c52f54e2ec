"""What speaks for and against a document beginning on a page, with its weight: the table that `boundaries.py` adds up."""

from collections.abc import Sequence

from foialyzer.release.segment_start import Evidence

__all__ = ["WEIGHTS", "weigh"]

# What is seen on a page, how much it speaks for a document beginning there, and how that is said.
WEIGHTS: dict[str, tuple[float, str]] = {
    "file": (10.0, "a file begins with it"),
    "outline": (10.0, "the outline has an entry for it"),
    "outline_goes_on": (-3.0, "the outline has no entry for it, and has one for each document"),
    "outline_coarse": (-1.0, "the outline has no entry for it"),
    "label": (3.0, "a new document number is printed on it"),
    "label_goes_on": (-4.0, "the document number of the page before is printed on it"),
    "label_missing": (-2.0, "documents are labelled, and no label stands on it"),
    "tag": (3.0, "words that run through the input with a number have a new one on it"),
    "tag_goes_on": (-4.0, "words that run through the input with a number have that of the page before"),
    "after_sheet": (-4.0, "the sheet before it says which document begins"),
    "stamp": (3.0, "other stamps than on the page before"),
    "stamp_goes_on": (-4.0, "the stamp of the page before"),
    "page_range": (3.0, "the inventory says that a document begins on the page stamped so"),
    "page_range_goes_on": (-3.0, "the inventory says that a document goes on over this page"),
    "page_one": (2.0, "it is numbered as page 1"),
    "page_next": (-4.0, "its page number follows that of the page before"),
    "page_next_through": (
        -1.0,
        "its page number follows that of the page before, as on all pages of the input, behind the inventory",
    ),
    "foot_one": (1.5, "the numbers in the foot begin at 1 again"),
    "foot_next": (-2.0, "the number in its foot follows that of the page before"),
    "numbers_end": (0.7, "the page before is numbered as the last of its document"),
    "numbers_gone": (2.0, "the page before is numbered as the last of its document, and this page is not numbered"),
    "numbers_open": (-1.0, "the page before is numbered, and is not the last"),
    "mail": (2.0, "a mail header opens it"),
    "mail_quoted": (-2.0, "that mail is older than the mail above it and has the same subject"),
    "mail_later": (1.0, "that mail was sent later than the mail above it"),
    "mail_subject": (0.7, "that mail has another subject"),
    "memo": (2.0, "it opens as a memorandum: to, from, date"),
    "letterhead": (2.0, "it opens as a letter: a date, a subject, a salutation"),
    "title": (0.5, "it opens with a title"),
    "dated": (1.0, "a date stands below or in its first lines"),
    "listed_title": (1.0, "its first lines hold a title of the inventory"),
    "listed_date": (1.0, "its first lines hold a date of the inventory"),
    "listed_id": (1.5, "its first lines hold the number of a document in the inventory"),
    "size": (0.5, "it has another size than the page before"),
    "turned": (0.7, "it lies the other way round than the page before"),
    "after_white": (0.7, "the page before ends in white"),
    "runs_on": (-1.0, "the sentence of the page before runs on"),
    "after_list": (1.5, "it follows the inventory"),
    "list_goes_on": (-4.0, "the inventory goes on over it"),
    "blank": (-0.5, "no words can be read on it"),
}


def weigh(seen: Sequence[str]) -> Evidence:
    """Return what is seen on a page as evidence: its weights added up, and what it says in words.

    Args:
        seen: keys of `WEIGHTS`.

    Example:
        >>> weigh(["mail", "after_white"])
        Evidence(weight=2.7, reasons=('a mail header opens it', 'the page before ends in white'))
    """
    return Evidence(round(sum(WEIGHTS[name][0] for name in seen), 2), tuple(WEIGHTS[name][1] for name in seen))
