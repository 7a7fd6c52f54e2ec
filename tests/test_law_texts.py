"""Law printed word for word."""

from itertools import pairwise

from drawn import texts
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.span import Span
from foialyzer.release.law_texts import find_law_texts

WOB = (
    "Artikel 10\n1. Het verstrekken van informatie ingevolge deze wet blijft achterwege voor zover dit:\n"
    "a. de eenheid van de Kroon in gevaar zou kunnen brengen;\n\nb. de veiligheid van de Staat zou kunnen schaden.\n"
)
WOO = "Artikel 5.1 Uitzonderingen\n\n1. Het openbaar maken van informatie ingevolge deze wet blijft achterwege voor dit:\na. x;\n"
TITLE = "Bijlage 1 - Relevante artikelen\n\n"
PROSE = "Op grond van artikel 10, eerste lid, van de Wob blijft dit geheim.\n"


@given(texts())
def test_law_places_lie_apart_in_any_text(text: str) -> None:
    """Whatever the text, what is found lies in it, in order and apart."""
    found = find_law_texts(text)
    assert all(span in Span(0, len(text)) for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.sampled_from([WOB, WOO]), st.booleans(), st.lists(st.just(PROSE), max_size=3), st.booleans())
def test_law_reprinted_articles_are_found_whole(law: str, titled: bool, prose: list[str], twice: bool) -> None:
    """Articles with the words of the law are found from their title to their end, and nothing of the letter around them."""
    before, printed = "\n".join(prose) + "\n", TITLE * titled + law * (1 + twice)
    text = f"{before}{printed}\nBijlage 2 - Inventaris\n"
    assert find_law_texts(text) == (Span(len(before), len(before) + len(printed)),)


# cases


def test_a_heading_of_the_letter_opens_no_law() -> None:
    """A heading that cites a paragraph, and an article of which no word is the law's own, are the letter's."""
    assert (
        find_law_texts(
            "Artikel 10, tweede lid, onder e, van de Wob\nHet verstrekken van informatie ingevolge deze wet blijft uit"
        )
        == ()
    )
    assert find_law_texts("Artikel 10\nIn dit artikel leest u over de sluis.") == ()


def test_an_article_that_is_said_to_read_so_is_law() -> None:
    """An article is law also where its heading says how it reads."""
    text = "Artikel 10 van de Wob luidt, voor zover relevant, als volgt:\n" + WOB.partition("\n")[2]
    assert find_law_texts(text) == (Span(0, len(text)),)


def test_the_letter_goes_on_behind_the_law() -> None:
    """A paragraph without a number behind a blank line belongs to the letter again."""
    text = f"{WOB}\nIk besluit als volgt.\n"
    assert find_law_texts(text) == (Span(0, len(WOB)),)
