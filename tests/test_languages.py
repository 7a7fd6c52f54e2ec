"""The words of mail headers: labels, separators and prefixes, in every language."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mailmaking import TABLES

from foialyzer.mail.headers.languages import (
    find_label,
    fitting_languages,
    fold,
    is_rule,
    is_separator,
    load_header_tables,
    strip_prefixes,
)

LABELS = [(code, name, label) for code, table in TABLES.items() for name, labels in table["labels"].items() for label in labels]
PHRASES = [phrase for table in TABLES.values() for phrase in table["forwarded"]]
PREFIXES = [prefix.rstrip(".") for table in TABLES.values() for prefix in table["subject_prefixes"]]
DRESSES = ("{}", " {} ", "*{}*", "**{}", "_{}_", "{}\u200b", "({})")


@given(st.sampled_from(LABELS), st.sampled_from(DRESSES), st.sampled_from((str, str.lower, str.upper)), st.integers(1, 3))
def test_law_every_label_is_known(row: tuple[str, str, str], dress: str, case: type[str], spaces: int) -> None:
    """A label of any table is known for what it is in any case, with emphasis and wide spaces."""
    language, name, label = row
    printed = dress.format(case(label).replace(" ", " " * spaces))
    assert (language, name) in find_label(printed)


@given(st.sampled_from(PHRASES), st.integers(2, 12), st.sampled_from(("", ":", " :")), st.sampled_from((str, str.upper)))
def test_law_every_separator_is_known(phrase: str, dashes: int, colon: str, case: type[str]) -> None:
    """What a table says announces a forwarded mail does so with dashes, with a colon, and alone on its line."""
    line = "-" * dashes
    assert is_separator(f"{line}{case(phrase)}{line}")
    assert is_separator(f"{line} {case(phrase)} {line}{colon}")
    assert is_separator(f"{case(phrase)}{colon}")


@given(st.lists(st.sampled_from(PREFIXES), max_size=4), st.sampled_from((": ", ":", " : ", ".: ", "[2]: ")))
def test_law_prefixes_come_off(prefixes: list[str], colon: str) -> None:
    """Any row of prefixes leaves the subject that stands behind it, and nothing comes off twice."""
    subject = "Opening: loods 4"
    assert strip_prefixes("".join(prefix + colon for prefix in prefixes) + subject) == subject


@given(st.text())
@example("𝐕𝐀𝐍")
@example("İLT")
def test_law_any_text_is_folded(text: str) -> None:
    """Any text is compared without capitals and wide spaces, and asked about without an exception."""
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert not any("A" <= sign <= "Z" for sign in folded)
    assert len(text) <= 40 or find_label(text) == ()
    assert isinstance(is_separator(text), bool)
    assert strip_prefixes(text) in text


@pytest.mark.parametrize("code", TABLES)
def test_every_table_is_loaded(code: str) -> None:
    """Each table is there under its code, as its file says."""
    table = load_header_tables()[code]
    assert (table.name, table.labels, table.date_styles) == tuple(TABLES[code][key] for key in ("name", "labels", "date_styles"))


@pytest.mark.parametrize(
    "text", ["", "V", "Vanaf", "Van maandag", "Onderwerpen", "█████", "Van Van", "Van, Aan", "van" + " " * 40, "http"]
)
def test_no_label(text: str) -> None:
    """Words that begin like a label, hold one or are too long for one are none."""
    assert find_label(text) == ()


@pytest.mark.parametrize(
    ("labels", "languages"),
    [
        (["Van", "Datum", "Aan", "Onderwerp"], ("nl",)),
        (["Von", "Date", "Subject", "To"], ("de",)),
        (["From", "Sent", "To", "Subject"], ("en",)),
        (["Fra", "Til", "Emne"], ("da", "no")),
        (["Roepnaam"], ()),
        ([], ()),
    ],
)
def test_languages_that_fit(labels: list[str], languages: tuple[str, ...]) -> None:
    """The languages of most labels are given, each of them where several fit as well."""
    assert fitting_languages([find_label(label) for label in labels]) == languages


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        *(("___", True), ("________________________________", True), ("-----", True), (" * * ", False), ("─────", True)),
        *(("--", False), ("", False), ("--- a", False), ("=====", True), ("-_-_-", True), (">>>", False)),
    ],
)
def test_rule(line: str, rule: bool) -> None:
    """A rule is three or more line signs and nothing else."""
    assert is_rule(line) is rule


@pytest.mark.parametrize(
    "line",
    [
        *("", "-----", "Dit bericht is doorgestuurd.", "Het oorspronkelijk bericht staat hieronder:", "----- Bijlage -----"),
        *("Oorspronkelijk", "bericht", "-----Oorspronkelijk-----bericht-----", "Begin doorgestuurd bericht: " + "x" * 120),
    ],
)
def test_no_separator(line: str) -> None:
    """Running text about a forwarded mail, other titles between dashes and long lines announce nothing."""
    assert not is_separator(line)


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("RE: Antw: FW: Vergunning haven", "Vergunning haven"),
        ("  re:re:RE[3]: plan ", "plan"),
        ("Reis: plan", "Reis: plan"),
        ("RE plan", "RE plan"),
        ("Betreft: RE: plan", "Betreft: RE: plan"),
        ("SV: AW: WG: Vá: 転送: plan", "plan"),
        ("RE:", ""),
    ],
)
def test_prefix(subject: str, bare: str) -> None:
    """Prefixes come off at the front only, and only with their colon."""
    assert strip_prefixes(subject) == bare
