"""What each ground hides in all."""

from attrs import evolve
from copymaking import Printing, make_mail, make_parcel, seed_random
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.account.totals import GroundTotal, count_once, total_by_ground, total_without_ground
from foialyzer.page.box import Box
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Basis, GroundTag, MarkId, Redaction

IDS = ("nl-wob:10.2.e", "nl-wob:11.1", "nl-wob:10.2.g")


def redaction(ids: tuple[str, ...], basis: Basis, sizes: tuple[int, ...] = (1, 5, 9)) -> Redaction:
    """Return a redaction on some grounds."""
    tags = tuple(GroundTag(id_, basis, 0.5, "") for id_ in ids)
    return Redaction("r1", 1, (Box(0, 0, 1, 1),), "marker", "marker", HiddenChars(*sizes), grounds=tags)


sizes = st.tuples(*[st.integers(0, 50)] * 3).map(lambda three: tuple(sorted(three)))
sole = st.builds(redaction, st.sampled_from([(), *((id_,) for id_ in IDS)]), st.just("printed"), sizes)
two = st.builds(redaction, st.permutations(IDS).map(lambda ids: tuple(ids[:2])), st.sampled_from(["printed", "inferred"]), sizes)


@given(st.lists(sole))
def test_law_sole_grounds_add_up(redactions: list[Redaction]) -> None:
    """Where each redaction has one ground or none, the totals add up to all, characters and redactions alike."""
    totals = total_by_ground(redactions)
    assert sum(total.redactions for total in totals) == len(redactions)
    assert HiddenChars.total(total.hidden_chars for total in totals) == HiddenChars.total(r.hidden_chars for r in redactions)


@given(st.lists(sole | two))
def test_law_a_share_is_that_of_all_hidden_characters(redactions: list[Redaction]) -> None:
    """A share is the estimate over all that is hidden, in [0, 1], and None where nothing is hidden."""
    whole = sum(each.hidden_chars.estimate for each in redactions)
    for total in total_by_ground(redactions):
        assert total.share == (round(total.hidden_chars.estimate / whole, 4) if whole else None)
        assert total.share is None or 0 <= total.share <= 1


@given(st.lists(sole | two))
def test_law_most_first_and_unknown_last(redactions: list[Redaction]) -> None:
    """Grounds come by what they hide, each once, and what is unknown comes last."""
    totals = total_by_ground(redactions)
    known = [total for total in totals if total.id is not None]
    assert [total.id is None for total in totals] == sorted(total.id is None for total in totals)
    assert [total.hidden_chars.estimate for total in known] == sorted((t.hidden_chars.estimate for t in known), reverse=True)
    assert len({total.id for total in totals}) == len(totals)


@given(st.lists(sole))
def test_law_what_counts_once_is_all_but_the_copies(redactions: list[Redaction]) -> None:
    """Redactions in a message that is a copy are left out, and no others."""
    placed = [evolve(each, message=f"m{n % 3}") for n, each in enumerate(redactions)]
    messages = make_parcel(seed_random(0), [(make_mail(seed_random(0), 1), Printing())] * 3).messages
    named = [evolve(message, id=f"m{n}", copy_of="m0" if n == 2 else None) for n, message in enumerate(messages)]
    assert count_once(placed, named) == tuple(each for each in placed if each.message != "m2")


@given(st.lists(st.tuples(sole, st.sampled_from([None, "draft", "out_of_scope"]))))
def test_law_marks_and_unknown_are_what_has_no_ground(pairs: list[tuple[Redaction, MarkId | None]]) -> None:
    """What is hidden on marks and on nothing known is together what is counted without a ground; what is unknown comes last."""
    redactions = [evolve(one, mark=mark) for one, mark in pairs]
    apart = total_without_ground(redactions)
    together = [total for total in total_by_ground(redactions) if total.id is None]
    assert sum(total.redactions for total in apart) == sum(total.redactions for total in together)
    assert HiddenChars.total(t.hidden_chars for t in apart) == HiddenChars.total(t.hidden_chars for t in together)
    assert [total.id for total in apart].count(None) <= 1
    assert None not in [total.id for total in apart[:-1]]


# cases


def test_two_printed_grounds_count_in_full() -> None:
    """A redaction that prints two codes counts under both."""
    totals = total_by_ground([redaction(IDS[:2], "printed")])
    assert [(total.redactions, total.hidden_chars.estimate, total.share) for total in totals] == [(1, 5, 1.0), (1, 5, 1.0)]


def test_two_inferred_grounds_are_a_range() -> None:
    """Of two inferred grounds the likelier gets the estimate, the other the chance, and neither the certainty."""
    assert total_by_ground([redaction(IDS[:2], "inferred")]) == (
        GroundTotal(IDS[0], 1, HiddenChars(0, 5, 9), 1.0),
        GroundTotal(IDS[1], 0, HiddenChars(0, 0, 9), 0.0),
    )


def test_nothing_hidden_has_no_share() -> None:
    """A redaction that hides nothing gives a total without a share."""
    assert total_by_ground([redaction((), "printed", (0, 0, 0))]) == (GroundTotal(None, 1, HiddenChars(), None),)
