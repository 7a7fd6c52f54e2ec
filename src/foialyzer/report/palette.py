"""The colours of grounds: told apart by people who do not see every colour, with the code printed beside them."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.law.grounds import Ground, find_ground
from foialyzer.redaction.redaction import Redaction

__all__ = ["Paint", "choose_paints", "list_grounds", "paint_of", "render_palette"]

# Fill and ink by day, fill and ink by night; each ink is at least 4.5 : 1 on its fill. The hues follow Okabe and Ito (2008).
SUBSTANTIVE = (
    ("#0b61a4", "#fff", "#62aef0", "#000"),
    ("#b8430a", "#fff", "#e8762f", "#000"),
    ("#e0b000", "#000", "#f7e08a", "#000"),
    ("#6a1b5d", "#fff", "#c45fb2", "#000"),
    ("#00725a", "#fff", "#3cc39f", "#000"),
    ("#7cc4ec", "#000", "#b8e4fb", "#000"),
    ("#6b4a2b", "#fff", "#b58e68", "#000"),
    ("#c2185b", "#fff", "#f783ac", "#000"),
)
PERSONAL = (
    ("#5a6472", "#fff", "#98a2b0", "#000"),
    ("#39424e", "#fff", "#c0c8d2", "#000"),
    ("#8a94a3", "#000", "#7b8593", "#000"),
)
UNKNOWN = ("#e4e0d8", "#000", "#4a4740", "#fff")
MARK = ("#fff", "#000", "#16181c", "#fff")


@frozen
class Paint:
    """How redactions of one ground look.

    Args:
        css: the class that gives the colour.
        code: printed on it: `10.2.e`; `?` where the ground is unknown.
        colours: fill and ink by day, fill and ink by night.
        ground: None for the unknown and for marks.
    """

    css: str
    code: str
    colours: tuple[str, str, str, str]
    ground: Ground | None = None

    @property
    def rgb(self) -> tuple[float, float, float]:
        """Return the colour of an outline by day, (red, green, blue) in [0, 1]: the fill, or the ink where there is no ground."""
        digits = self.colours[0 if self.ground else 1].lstrip("#")
        digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return red, green, blue


def list_grounds(release: Release) -> tuple[str, ...]:
    """Return the ids of every ground that a release knows, substantive ones first, then personal data, most hidden first.

    Args:
        release: its redactions, its letter and its inventory are looked at.

    Example:
        >>> from foialyzer.api import analyse
        >>> list_grounds(analyse("samples/sluis-oost/release.txt"))
        ('nl-wob:11.1', 'nl-wob:10.2.e')
    """
    ids = dict.fromkeys(total.id for total in release.by_ground if total.id)
    ids |= dict.fromkeys(argued.id for argued in release.letter.grounds) if release.letter else {}
    ids |= dict.fromkeys(id_ for row in getattr(release, "inventory", ()) for id_ in row.grounds)
    return tuple(sorted(ids, key=_is_personal))


def _is_personal(id_: str) -> bool:
    ground = find_ground(id_)
    return ground is not None and ground.personal


def choose_paints(release: Release) -> dict[str | None, Paint]:
    """Return a paint for each ground of a release, in the order of `list_grounds`, and one for the unknown, under None.

    Args:
        release: any; more grounds than colours share colours, and their codes tell them apart.
    """
    paints: dict[str | None, Paint] = {}
    used = {True: 0, False: 0}
    for id_ in list_grounds(release):
        personal = _is_personal(id_)
        colours = PERSONAL if personal else SUBSTANTIVE
        number = used[personal] % len(colours)
        used[personal] += 1
        css = f"{'p' if personal else 'g'}{number + 1}"
        paints[id_] = Paint(css, id_.partition(":")[2], colours[number], find_ground(id_))
    paints[None] = Paint("gu", "?", UNKNOWN)
    return paints


def paint_of(redaction: Redaction, paints: Mapping[str | None, Paint]) -> Paint:
    """Return the paint of a redaction: of its likeliest ground, of a mark, or of the unknown.

    Args:
        redaction: with its grounds.
        paints: as `choose_paints` chose them.
    """
    if redaction.grounds:
        return paints.get(redaction.grounds[0].id, paints[None])
    return Paint("gm", "–", MARK) if redaction.mark else paints[None]


def render_palette() -> str:
    """Return the style rules that give every class its colours, by day and by night.

    Example:
        >>> ".g1{fill:var(--g1);background:var(--g1);color:var(--g1i)}" in render_palette()
        True
    """
    named: list[tuple[str, Sequence[str]]] = [(f"g{number}", row) for number, row in enumerate(SUBSTANTIVE, 1)]
    named += [(f"p{number}", row) for number, row in enumerate(PERSONAL, 1)]
    named += [("gu", UNKNOWN), ("gm", MARK)]
    day = "".join(f"--{css}:{row[0]};--{css}i:{row[1]};" for css, row in named)
    night = "".join(f"--{css}:{row[2]};--{css}i:{row[3]};" for css, row in named)
    rules = "".join(f".{css}{{fill:var(--{css});background:var(--{css});color:var(--{css}i)}}" for css, _ in named)
    return f":root{{{day}}}@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}{rules}"
