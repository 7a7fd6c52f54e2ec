"""How much is hidden and how much survives, always as a range."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foialyzer.redaction.hidden_chars import HiddenChars, Share, Survival

COUNTS = st.integers(0, 10**9)
HIDDEN = st.lists(st.one_of(st.integers(0, 3), COUNTS), min_size=3, max_size=3).map(lambda numbers: HiddenChars(*sorted(numbers)))
MORE = HIDDEN.filter(lambda hidden: hidden.low > 0)
VISIBLE = st.one_of(st.integers(0, 3), COUNTS)


@given(st.lists(HIDDEN, max_size=5))
def test_law_total_adds_each_bound(parts: list[HiddenChars]) -> None:
    """The sum of any number of ranges adds their lows, their estimates and their highs."""
    whole = HiddenChars.total(parts)
    assert whole.low == sum(part.low for part in parts)
    assert whole.estimate == sum(part.estimate for part in parts)
    assert whole.high == sum(part.high for part in parts)


@given(HIDDEN, HIDDEN)
def test_law_order_of_addition_does_not_matter(a: HiddenChars, b: HiddenChars) -> None:
    """Adding two ranges either way gives the total of both, and adding nothing changes nothing."""
    assert a + b == b + a == HiddenChars.total([a, b])
    assert a + HiddenChars() == a


@given(*[st.integers(-5, 5)] * 3)
def test_law_hidden_chars_are_in_order(low: int, estimate: int, high: int) -> None:
    """A range is made when 0 <= low <= estimate <= high, and else refused."""
    if low >= 0 and sorted([low, estimate, high]) == [low, estimate, high]:
        assert HiddenChars(low, estimate, high).estimate == estimate
    else:
        with pytest.raises(ValueError, match="unordered range"):
            HiddenChars(low, estimate, high)


@given(VISIBLE, HIDDEN)
def test_law_survival_lies_between_0_and_1(visible: int, hidden: HiddenChars) -> None:
    """A share is in [0, 1] with its bounds in order, and None exactly where nothing is visible and nothing thought hidden."""
    share = Survival.of(visible, hidden).share
    assert (share is None) == (visible + hidden.estimate == 0)
    if share is not None:
        assert 0 <= share.low <= share.estimate <= share.high <= 1


@given(st.integers(1, 10**9), HIDDEN)
def test_law_survival_is_1_exactly_when_nothing_is_hidden(visible: int, hidden: HiddenChars) -> None:
    """Each bound of the share is 1 when the opposite bound hides nothing, and smaller when it hides anything."""
    share = Survival.of(visible, hidden).share
    assert share is not None
    assert (share.low == 1, share.estimate == 1, share.high == 1) == (hidden.high == 0, hidden.estimate == 0, hidden.low == 0)


@given(VISIBLE, MORE)
def test_law_survival_is_0_exactly_when_nothing_is_visible(visible: int, hidden: HiddenChars) -> None:
    """Where something is hidden for certain, the share is 0 when nothing is visible, and larger when anything is."""
    share = Survival.of(visible, hidden).share
    assert share is not None
    assert (share.low == 0) == (share.estimate == 0) == (share.high == 0) == (visible == 0)


@given(VISIBLE, HIDDEN, HIDDEN)
def test_law_more_hidden_never_raises_survival(visible: int, hidden: HiddenChars, more: HiddenChars) -> None:
    """Hiding more raises no bound of the share."""
    before, after = Survival.of(visible, hidden).share, Survival.of(visible, hidden + more).share
    assume(before is not None)
    assert before is not None
    assert after is not None
    assert after.low <= before.low
    assert after.estimate <= before.estimate
    assert after.high <= before.high


@given(st.integers(0, 10**6), HIDDEN)
def test_law_survival_counts(visible: int, hidden: HiddenChars) -> None:
    """The share is visible over visible and hidden, to four digits, and the counts are kept."""
    survival = Survival.of(visible, hidden)
    assert (survival.visible_chars, survival.hidden_chars) == (visible, hidden)
    if survival.share is not None:
        assert abs(survival.share.estimate - visible / (visible + hidden.estimate)) <= 0.00005 + 1e-12


@pytest.mark.parametrize(
    ("visible", "hidden", "share"),
    [
        (0, HiddenChars(), None),
        (0, HiddenChars(0, 0, 5), None),
        (5, HiddenChars(), Share(1.0, 1.0, 1.0)),
        (0, HiddenChars(1, 2, 3), Share(0.0, 0.0, 0.0)),
        (0, HiddenChars(0, 2, 3), Share(0.0, 0.0, 1.0)),
        (1, HiddenChars(1, 2, 3), Share(0.25, 0.3333, 0.5)),
        (10, HiddenChars(0, 0, 10), Share(0.5, 1.0, 1.0)),
    ],
)
def test_survival(visible: int, hidden: HiddenChars, share: Share | None) -> None:
    """Low survival goes with high hidden, and nothing over nothing is unknown."""
    assert Survival.of(visible, hidden).share == share


@pytest.mark.parametrize(
    "numbers", [(0.5, 0.4, 0.6), (-0.1, 0.5, 0.6), (0.1, 0.5, 1.1), (0.1, float("nan"), 1.0), (0.1, 0.5, float("nan"))]
)
def test_no_share(numbers: tuple[float, float, float]) -> None:
    """A share out of order, out of [0, 1] or with NaN in it is refused."""
    with pytest.raises(ValueError, match="no range of shares"):
        Share(*numbers)


def test_one_character_of_a_million() -> None:
    """One hidden character in a million is never rounded away, nor one visible one."""
    nearly, hardly = Survival.of(10**6, HiddenChars(1, 1, 1)).share, Survival.of(1, HiddenChars(10**6, 10**6, 10**6)).share
    assert nearly is not None
    assert hardly is not None
    assert 0 < hardly.low < nearly.high < 1
