"""The grounds of each redaction."""

from statistics import mean

import pytest
from drawn import releases, texts
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from paper import Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.account.survival import Counted
from foialyzer.account.tagging import beyond_personal
from foialyzer.analysis import analyse
from foialyzer.page.box import Box
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Basis, GroundTag, Redaction

few = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
LETTER = (
    "Geachte heer,\n\nOp grond van de Wet openbaarheid van bestuur (Wob) besluit ik op uw verzoek. Namen blijven weg op grond "
    "van artikel 10, tweede lid, onder e, van de Wob{}. U kunt een bezwaarschrift indienen.\n\nHoogachtend,\n\n\n\n"
)
BOTH = LETTER.format(" en opvattingen op grond van artikel 11, eerste lid, van de Wob")
HEADER = "Van: [gelakt] WBW/DIR/PLAN\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: [gelakt] WBW/DIR/FIN\nOnderwerp: Plan\n\n"
NAME, OPINION = "nl-wob:10.2.e", "nl-wob:11.1"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


def last_ids(text: str) -> list[str]:
    """Return the grounds of the last redaction in a transcript."""
    return [tag.id for tag in account(text).redactions[-1].grounds]


@few
@given(releases(markers=("code",)))
def test_law_a_printed_code_stands(recipe: Recipe) -> None:
    """Every code that is printed is read, with or without a letter, and nothing is inferred beside it."""
    text, truth = render_transcript(recipe)
    found = [[(tag.id, tag.basis) for tag in redaction.grounds] for redaction in account(text).redactions]
    assert found == [[(f"nl-wob:{hidden.code}", "printed")] for hidden in truth.hidden]


@few
@given(releases(markers=("[REDACTED]", "fixed")))
def test_law_without_a_letter_nothing_is_inferred(recipe: Recipe) -> None:
    """Where no letter argues a ground and none is printed, the ground is unknown."""
    if recipe.letter is None:
        assert not any(redaction.grounds for redaction in account(render_transcript(recipe)[0]).redactions)


@given(texts(), st.sampled_from([BOTH, ""]))
def test_law_inferences_carry_a_confidence(text: str, letter: str) -> None:
    """At most two grounds are inferred, likelier first, each argued by the letter, with a confidence in (0, 1] and a reason."""
    release = account(letter + text)
    argued = {ground.id for ground in release.letter.grounds} if release.letter else set()
    for redaction in release.redactions:
        sure = [tag.confidence for tag in redaction.grounds if tag.basis == "inferred"]
        assert sure == sorted(sure, reverse=True)
        assert len(sure) <= 2
        assert all(0 < tag.confidence <= 1 and tag.reason for tag in redaction.grounds)
        assert {tag.id for tag in redaction.grounds if tag.basis in {"inferred", "letter"}} <= argued


def test_law_the_likeliest_ground_is_mostly_right() -> None:
    """Of what is hidden in drawn releases with a letter and without codes, nine in ten are given the ground that is true."""
    right: list[bool] = []

    @settings(max_examples=150, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck), deadline=None)
    @given(releases(markers=("[REDACTED]",)))
    def run(recipe: Recipe) -> None:
        text, truth = render_transcript(recipe)
        if recipe.letter:
            pairs = zip(account(text).redactions, truth.hidden, strict=True)
            right.extend(found.grounds[0].id == f"nl-wob:{hidden.code}" for found, hidden in pairs)

    run()
    assert len(right) > 1000
    assert mean(right) >= 0.9


# cases


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ("Beste [gelakt],\n\nGoed.", [NAME]),
        ("Goed.\n\nGroet,\n[gelakt]", [NAME]),
        ("Mail naar [gelakt]@wbw.example", [NAME]),
        ("Wil jij kijken, [gelakt]?", [NAME]),
        ("@[gelakt] kun jij kijken", [NAME]),
        ("Ik vind dat wij [gelakt]", [OPINION]),
        ("Ja.\n\n[gelakt]\n[gelakt]\n[gelakt]", [OPINION, NAME]),
        ("Ja.\n\n[gelakt]\n\nNee.\n\nGroet,\nPiet", [OPINION, NAME]),
        ("De cijfers kloppen.\n[gelakt]\n\nGroet,\nPiet", [OPINION, NAME]),
        ("Het gaat om [gelakt] en dat is veel", [OPINION, NAME]),
        ("[gelakt] en dat is veel", [NAME, OPINION]),
        ("Goed zo.\n\n[gelakt]", [NAME, OPINION]),
        ("Goed zo.\n\n[gelakt]\nVerstuurd vanaf mijn iPhone", [NAME, OPINION]),
    ],
)
def test_ground_is_inferred_from_the_place(body: str, ids: list[str]) -> None:
    """Names stand in greetings, calls, signatures and addresses, opinions in lines and ends of sentences; else either."""
    assert last_ids(BOTH + HEADER + body) == ids


def test_parts_are_told_apart() -> None:
    """A redaction stands in the letter, a header, a body, a signature, or above a mail, and in that mail or none."""
    text = BOTH.replace("heer", "[gelakt]") + "[gelakt]\n\n" + HEADER + "Ik [gelakt] dit.\n\nGroet,\n[gelakt]"
    found = [(redaction.part, redaction.message) for redaction in account(text).redactions]
    wanted = [("letter", None), ("other", None), ("header", "m1"), ("header", "m1"), ("body", "m1"), ("signature", "m1")]
    assert found == wanted


def test_the_only_ground_argued_is_lent_to_all() -> None:
    """A letter that argues one ground lends it to every redaction, as its basis says."""
    release = account(LETTER.format("") + HEADER + "Ik vind dat wij [gelakt]")
    assert [(r.grounds[0].id, r.grounds[0].basis) for r in release.redactions] == [(NAME, "letter")] * 3


@pytest.mark.parametrize("label", ["[gelakt: buiten verzoek]", "[gelakt: 10.1.e]", "[gelakt: hm]"])
def test_a_label_is_not_overruled(label: str) -> None:
    """Where something is printed that is no ground, none is inferred in its place."""
    assert last_ids(f"{BOTH}{HEADER}Beste {label},") == []


@pytest.mark.parametrize(
    ("grounds", "counted"),
    [
        ((("nl-wob:10.2.e", "printed"),), (False, False, False)),
        ((("nl-woo:5.1.2.e", "inferred"),), (False, False, False)),
        ((("nl-wob:11.1", "inferred"),), (True, True, True)),
        ((("x:1", "printed"),), (True, True, True)),
        ((("nl-wob:10.2.e", "printed"), ("nl-wob:11.1", "printed")), (True, True, True)),
        ((("nl-wob:10.2.e", "inferred"), ("nl-wob:11.1", "inferred")), (False, False, True)),
        ((("nl-wob:11.1", "inferred"), ("nl-wob:10.2.e", "inferred")), (False, True, True)),
        ((), (False, True, True)),
    ],
)
def test_what_counts_beyond_personal_data(grounds: tuple[tuple[str, Basis], ...], counted: Counted) -> None:
    """A sure ground counts in all bounds or in none; one that may be either, or is unknown, widens the range."""
    tags = tuple(GroundTag(id_, basis, 1, "") for id_, basis in grounds)
    assert beyond_personal(Redaction("r1", 1, (Box(0, 0, 1, 1),), "marker", "marker", HiddenChars(), grounds=tags)) == counted


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ("Zie de bijlage.\n\n[gelakt]\nWoordvoerder\n", [NAME]),
        ("[gelakt]\n[gelakt]\nMet groet", [OPINION, NAME]),
        ("Zie de bijlage.\n\n[gelakt]\n\nDaarom stellen wij voor om te wachten met de volgende stap.", [OPINION, NAME]),
    ],
)
def test_a_line_that_could_be_either_says_so(body: str, ids: list[str]) -> None:
    """A name above a job title is one; a lone line, and the first of several, name both grounds."""
    release = account(BOTH + HEADER + body)
    first = next(redaction for redaction in release.redactions if redaction.part in {"body", "signature"})
    assert [tag.id for tag in first.grounds] == ids
