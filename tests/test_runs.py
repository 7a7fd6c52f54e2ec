"""Where the printed pieces of the running text stand."""

from array import array
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.runs import Place, Run, Runs
from foialyzer.page.span import Span

PIECES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 9), st.integers(1, 99), st.floats(0, 500), st.floats(0, 500)), max_size=12
)


def columns(pieces: list[tuple[int, int, int, float, float]]) -> tuple[list[Run], Runs]:
    """Return pieces one after another, (gap, length, page, left, top), as plain values and as columns."""
    plain: list[Run] = []
    at = 0
    for gap, length, page, left, top in pieces:
        plain.append(Run(Span(at + gap, at + gap + length), Place(page, Box(left, top, left + length, top + 10))))
        at += gap + length
    edges = [edge for run in plain for edge in (run.place.box.x0, run.place.box.top, run.place.box.x1, run.place.box.bottom)]
    starts, ends = array("Q", [run.span.start for run in plain]), array("Q", [run.span.end for run in plain])
    return plain, Runs(starts, ends, array("L", [run.place.page for run in plain]), array("d", edges))


@given(PIECES)
def test_law_columns_hold_the_same_as_plain_values(pieces: list[tuple[int, int, int, float, float]]) -> None:
    """Runs read back one by one, in a slice and in a loop are those that went in, and equal runs are equal."""
    plain, runs = columns(pieces)
    assert list(runs) == plain
    assert runs[:] == tuple(plain)
    assert [runs[index] for index in range(-len(plain), len(plain))] == plain * 2
    assert runs == columns(pieces)[1]
    assert (runs == columns([*pieces, (0, 1, 1, 0.0, 0.0)])[1]) is False


@given(PIECES, st.integers(0, 150))
def test_law_a_position_lies_in_or_after_its_run(pieces: list[tuple[int, int, int, float, float]], position: int) -> None:
    """The run of a position is the last that begins at or before it, the first where none does."""
    plain, runs = columns(pieces)
    assert runs.before(position) == max(0, bisect_right([run.span.start for run in plain], position) - 1)
