"""People as headers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import PEOPLE, mailish

from foialyzer.mail.people import parse_people, parse_person

NAMES = ("Jan Voorbeeld", "Eva van den Proef", "Voorbeeld, Jan", "J. de Vries-Test", "Müller, Ötzi")
UNITS = ("WBW/DIR/COM", "BZK/DGOO", "FIN/DGRB", "WBW/DIR/JUR/Clust. INT")
DOMAINS = ("rijk.example", "mail.voorbeeld.example", "stad-haven.example")
COVERS = st.integers(1, 20).map("█".__mul__)


@given(st.lists(st.sampled_from(PEOPLE), max_size=8), st.sampled_from(("; ", ";", " ; ", ";\n", "; ; ")))
def test_law_every_person_is_given_in_order(people: list[str], between: str) -> None:
    """People parted by semicolons are each given once, in order, as printed."""
    assert [person.printed for person in parse_people(between.join(people))] == people


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(DOMAINS)), min_size=1, max_size=6))
def test_law_addresses_part_people_where_commas_do(people: list[tuple[str, str]]) -> None:
    """People parted by commas are told apart by their addresses, so that a comma inside a name parts nothing."""
    found = parse_people(", ".join(f"{name} <a@{domain}>" for name, domain in people))
    assert [(person.name, person.address, person.domain) for person in found] == [
        (name, f"a@{domain}", domain) for name, domain in people
    ]


@given(
    COVERS, st.sampled_from(DOMAINS), st.sampled_from(("{cover} <{cover}@{domain}>", "{cover}@{domain}", "<{cover}@{domain}>"))
)
def test_law_the_domain_survives_the_name(cover: str, domain: str, form: str) -> None:
    """Where name and address are redacted the domain is still known, and neither name nor address is made up."""
    person = parse_person(form.format(cover=cover, domain=domain))
    assert (person.name, person.address, person.domain, person.redacted) == (None, None, domain, True)


@given(COVERS, st.sampled_from(UNITS), st.sampled_from(("{cover} {unit}", "{cover}, {unit}", "{unit} {cover}")))
def test_law_the_unit_survives_the_name(cover: str, unit: str, form: str) -> None:
    """Where a name is redacted the part of the organisation beside it is still known."""
    person = parse_person(form.format(cover=cover, unit=unit))
    assert (person.name, person.unit, person.redacted) == (None, unit, True)


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_people(text: str) -> None:
    """Any text gives people whose parts are printed in it, redacted exactly where something is covered."""
    for person in (*parse_people(text), parse_person(text)):
        assert person.printed == " ".join(person.printed.split())
        assert person.redacted == ("█" in person.printed)
        assert person.address is None or person.address in person.printed
        assert person.domain is None or person.domain in person.printed.lower()
        assert person.unit is None or not {"█"} & set(person.unit)
    assert sum(person.printed.count("█") for person in parse_people(text)) == text.count("█") or ";" not in text


@pytest.mark.parametrize(
    ("printed", "name", "address", "unit"),
    [
        ("Jan Voorbeeld <jan@voorbeeld.example>", "Jan Voorbeeld", "jan@voorbeeld.example", None),
        ('"Jan Voorbeeld" <jan@voorbeeld.example>', "Jan Voorbeeld", "jan@voorbeeld.example", None),
        ("Jan Voorbeeld [mailto:jan@voorbeeld.example]", "Jan Voorbeeld", None, None),
        ("jan@voorbeeld.example <jan@voorbeeld.example>", None, "jan@voorbeeld.example", None),
        ("Jan Voorbeeld, BZK/DGOO", "Jan Voorbeeld", None, "BZK/DGOO"),
        ("██████ NORTHCOAST COC5 (NLD)", None, None, "NORTHCOAST COC5 (NLD)"),
        ("██████ WBW/DIR/COM ██████@wbw.example>", None, None, "WBW/DIR/COM"),
        ("██████rt@wbw.example", None, None, None),
        ("j██████@wbw.example", None, None, None),
        ("Jan@Stad.Example", None, "Jan@Stad.Example", None),
        ("", None, None, None),
        ("█", None, None, None),
    ],
)
def test_person(printed: str, name: str | None, address: str | None, unit: str | None) -> None:
    """Name, address and unit are told apart, and what is covered is not known."""
    person = parse_person(printed)
    assert (person.name, person.address, person.unit) == (name, address, unit)


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("", 0),
        (" ; ;", 0),
        ("Jansen, Piet", 1),
        ("a@b.example, c@d.example", 2),
        ("A; B; C", 3),
        ("█████, █████", 1),
        (";" * 1000, 0),
    ],
)
def test_number_of_people(value: str, count: int) -> None:
    """Empty places are no people, and a comma parts people only where addresses show it."""
    assert len(parse_people(value)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a@" * 50_000, 1),
        ("█" * 100_000, 1),
        ("a." * 50_000, 1),
        ("a@" + "b." * 50_000, 1),
        ("A/" * 50_000, 1),
        ("a;" * 50_000, 50_000),
    ],
)
def test_large_and_hostile(text: str, count: int) -> None:
    """A hundred thousand characters that nearly make addresses or units are read through once."""
    assert len(parse_people(text)) == count
