"""The words and covers of a message body."""

import pytest
from copymaking import Printing, make_mail, make_parcel, seed_random
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.copies.body_words import list_shingles, split_words
from foialyzer.page.layout import COVER

KEYS = st.lists(st.sampled_from(["a", "de", "brief", COVER, f"jan{COVER}"]))


@given(st.integers(0, 10**6), st.floats(0, 0.6))
def test_law_words_and_covers_are_those_of_the_body(seed: int, share: float) -> None:
    """Each word and cover stands where it says, in order and inside the body, and no letter is left out."""
    parcel = make_parcel(seed_random(seed), [(make_mail(seed_random(seed), 4), Printing(share=share, mark="> "))])
    (message,) = parcel.messages
    words = split_words(parcel.string, message)
    for key, start, end in zip(words.keys, words.starts, words.ends, strict=True):
        printed = parcel.string[start:end]
        assert set(printed) == {COVER} if key == COVER else key.rstrip(COVER) == printed.casefold()
    body = message.body_span.of(parcel.string)
    kept = sum(end - start for start, end in zip(words.starts, words.ends, strict=True))
    assert kept == sum(sign.isalnum() or sign in {"_", COVER} for sign in body)
    assert 0 <= words.written <= len(words.keys)


@given(KEYS)
def test_law_a_shingle_is_three_words_nothing_parts(keys: list[str]) -> None:
    """Each three words in a row that are no cover and touch none are one stretch, and no other is."""
    wanted = [at for at in range(len(keys) - 2) if all(COVER not in key for key in keys[at : at + 3])]
    assert [at for at, _ in list_shingles(keys)] == wanted
    assert all(shingle == " ".join(keys[at : at + 3]) for at, shingle in list_shingles(keys))


# cases


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        ("Dag Noor, ███ komt", ("dag", "noor", COVER, "komt")),
        ("> Jan██ komt", (f"jan{COVER}", COVER, "komt")),
        ("███sen komt", (COVER, f"sen{COVER}", "komt")),
        ("14,2 miljoen", ("14", "2", "miljoen")),
        ("", ()),
    ],
)
def test_keys(body: str, keys: tuple[str, ...]) -> None:
    """Words lose their case; a word that touches a cover may be part of one and is like no other."""
    parcel = make_parcel(seed_random(0), [(make_mail(seed_random(0), 0), Printing())])
    message = parcel.messages[0]
    string = parcel.string[: message.body_span.start] + body
    assert split_words(string, message).keys == keys


def test_signature_is_not_written() -> None:
    """What stands below the closing is no part of what the writer wrote."""
    parcel = make_parcel(seed_random(0), [(make_mail(seed_random(0), 2), Printing())])
    words = split_words(parcel.string, parcel.messages[0])
    assert 0 < words.written < len(words.keys)
