import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.pixels.judge import load_forest, parse_forest
from foialyzer.pixels.traits import TRAITS

LEANING = {
    "traits": ["height", "width"],
    "start": 0.0,
    "depth": 2,
    "trees": [[[0, 5.0, 1, 2], [-2.0], [1, 10.0, 3, 4], [0.0], [3.0]], [[0.5]]],
}

# laws


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_law_the_vote_is_the_sum_of_the_leaves(height: float, width: float) -> None:
    """The log odds are those at the start and what each tree adds, walked one by one."""
    leaf = -2.0 if height <= 5 else 0.0 if width <= 10 else 3.0
    score = parse_forest(LEANING).score(np.array([[height, width]]))
    assert score[0] == pytest.approx(1 / (1 + np.exp(-leaf - 0.5)))


# cases


def test_the_trees_of_the_package_ask_for_traits_that_are_measured() -> None:
    """Every trait that the trees of the package were trained on has a column, and a row of any numbers has a score."""
    forest = load_forest()
    assert set(forest.traits) <= set(TRAITS)
    scores = forest.score(np.array([np.zeros(len(forest.traits)), np.full(len(forest.traits), 1e6)]))
    assert ((scores > 0) & (scores < 1)).all()


def test_no_rows_have_no_scores() -> None:
    """An empty table has no score."""
    assert parse_forest(LEANING).score(np.zeros((0, 2))).shape == (0,)
