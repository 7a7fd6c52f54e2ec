"""Words deleted without a box, and all that has gaps and is complete."""

import pytest
from attrs import evolve
from decoys import DECOYS
from drawing import OTHERS, Recipe, draw, recipes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Picture, Shape, Word
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.missing.deleted import find_deleted
from foialyzer.redaction.missing.gaps import Deleted
from foialyzer.redaction.search import find_redactions

PROSE = [
    "Dit is het verslag van het overleg over de brug",
    "waarin de gemeente en het waterschap spraken over",
    "de planning van het werk en over de kosten die",
    "daarvoor in de begroting zijn opgenomen dit jaar.",
]


def lines(rows: list[str], first: float = 100.0) -> list[Word]:
    """Return lines of type ten points high and five wide; each space is four points, and `~` a further ten."""
    words = []
    for number, row in enumerate(rows):
        x = 50.0
        for text in row.split(" "):
            x += 10 * text.count("~")
            plain = text.replace("~", "")
            if plain:
                words.append(Word(plain, Box(x, first + 13 * number, x + 5 * len(plain), first + 13 * number + 10)))
                x += 5 * len(plain) + 4
    return words


def page(rows: list[str], shapes: tuple[Shape, ...] = (), pictures: tuple[Picture, ...] = ()) -> Page:
    """Return a page with lines, and eight lines of prose below them to show what a space is."""
    below = lines(PROSE * 2, 100 + 13 * (len(rows) + 3))
    return Page(1, 600, 800, "point", (*lines(rows), *below), shapes, pictures)


def found(rows: list[str]) -> tuple[Deleted, ...]:
    """Return what is found on a page of lines."""
    return find_deleted(page(rows), ())


TEXTS = st.lists(
    st.lists(
        st.sampled_from(["Van:", "Aan:", "Geachte", ",", "@dorp.nl", "<@dorp.nl>", "de", "~~~~", "T", "06-", "Bos"]), max_size=6
    ).map(" ".join),
    max_size=8,
)


@given(TEXTS)
def test_law_any_page(rows: list[str]) -> None:
    """Any page gives places that do not lie over one another, each a guess with a range and a reason."""
    places = found(rows)
    assert all(0 < one.confidence < 1 and one.reason and one.hidden.low < one.hidden.high for one in places)
    assert all(not one.box.meet(other.box) for n, one in enumerate(places) for other in places[:n])


@given(
    st.lists(st.sampled_from([*PROSE, "Van: Noor Bos", "Aan: Anna Smit <anna@dorp.nl>", "CC:", "Geachte heer Bos,"]), max_size=12)
)
def test_law_complete_text_lacks_nothing(rows: list[str]) -> None:
    """Lines that say all they have to say are left alone, in any order."""
    assert found(rows) == ()


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(recipes(max_covers=0))
def test_law_drawn_pages_lack_nothing(recipe: Recipe) -> None:
    """No drawn page is found to lack a word, whatever its font and whatever else stands on it."""
    assert find_redactions(read_pdf(draw([recipe]).data, "drawn.pdf"))[0] == ()


@pytest.mark.parametrize("decoy", sorted(DECOYS))
def test_complete_as_it_stands(decoy: str) -> None:
    """Justified text, tab stops, forms, empty fields, columns to sign and tables of contents have gaps and lack nothing."""
    assert decoy in OTHERS
    recipe = Recipe(kind="mail", others=(decoy,))
    for kind in ("mail", "letter", "prose"):
        assert find_redactions(read_pdf(draw([evolve(recipe, kind=kind)]).data, "drawn.pdf"))[0] == ()


HEAD = ["Verzonden: dinsdag 3 maart 2020", "Onderwerp: verslag"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (["Aan: Anna Smit <@dorp.nl>; <@veld.nl>"], 2),
        (["E @dorp.nl"], 1),
        (["@dorp.nl"], 1),
        (["mailto:@dorp.nl"], 1),
        (["Mail naar ~~~~@dorp.nl"], 1),
        (["Van:", *HEAD], 1),
        (["Geachte"], 1),
        (["Geachte ,"], 1),
        (["Beste ,"], 1),
        (["Geachte heer"], 1),
        (["T 06-"], 1),
        (["088 –"], 1),
        (["M", "E bos@dorp.nl"], 1),
        ([PROSE[0], "waarin de ~~~~~~~~ heeft gesproken over het werk", PROSE[2]], 1),
        ([PROSE[0], "waarin mevrouw ~~, die later kwam, nog sprak", PROSE[2]], 1),
        (["anna@dorp.nl en wie eindigt op @dorp.nl"], 0),
        (["Volg ons op @dorp"], 0),
        (["anna @dorp.nl"], 0),
        (["Van:", "Aan:", "Onderwerp:"], 0),
        (["Van:", "Noor Bos", *HEAD], 0),
        (["Van: Noor Bos", "CC:", *HEAD], 0),
        (["Beste,"], 0),
        (["Geachte,"], 0),
        (["Geachte heer, mevrouw,"], 0),
        (["Geachte heer,"], 0),
        (["T", "Bos"], 0),
        (["T 040 123 45 67"], 0),
        (["waarin de ~~~~~~~~ heeft gesproken over het werk"], 0),
        (["naam en adres ~~~~~~~~ datum van ontvangst", "van de persoon ~~~~~~~~ van het verzoek is", PROSE[2]], 0),
        ([PROSE[0], "waarin ~~de ~~leden ~~samen ~~~~hebben ~~gesproken", PROSE[2]], 0),
        ([PROSE[0], "Kenmerk: ~~~~~~~~ van de brief is", PROSE[2]], 0),
        ([PROSE[0], "waarin de raad ~~~~~~~~~ Bos heeft gesproken", PROSE[2]], 0),
    ],
)
def test_what_is_missing(rows: list[str], count: int) -> None:
    """A word is missing where one must have stood; where a line can be complete it is."""
    assert len(found(rows)) == count


def test_words_read_from_a_scan_show_nothing() -> None:
    """Where the words were read from a picture of the page, what is missing was not read."""
    scan = (Picture(Box(0, 0, 600, 800)),)
    assert find_deleted(page(["<@dorp.nl>", "Geachte"], pictures=scan), ()) == ()


def test_address_behind_a_cover() -> None:
    """What stands before an `@` under a cover is found by its cover."""
    words = (Word("E", Box(50, 100, 55, 110)), Word("@dorp.nl", Box(120, 100, 160, 110)))
    paper = Page(1, 600, 800, "point", words)
    assert [len(find_deleted(paper, boxes)) for boxes in ((), [Box(60, 99, 119, 111)])] == [1, 0]


def test_redaction_says_that_it_is_a_guess() -> None:
    """In the whole search a deleted word is a redaction of its own style, with a confidence and a reason, and a wide range."""
    document = read_pdf(draw([Recipe()]).data, "drawn.pdf")
    redactions, _ = find_redactions(evolve(document, pages=(page(["E @dorp.nl"]),)))
    (one,) = redactions
    assert (one.id, one.style, one.label, one.leak) == ("r1", "deleted", None, None)
    assert one.confidence == 0.8
    assert one.reason == "the address begins at its @"
    assert (one.hidden_chars.low, one.hidden_chars.high) == (1, 30)
