"""Who wrote to whom, without names."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from threadmaking import make

from foialyzer.account.network import measure_network
from foialyzer.mail.messages import Message, MessageSurvival
from foialyzer.mail.people import Person
from foialyzer.redaction.hidden_chars import HiddenChars, Survival

PEOPLE = st.sampled_from(
    [
        Person("Jan Bos <jan@a.example>", name="Jan Bos", address="jan@a.example", domain="a.example"),
        Person("█ A/B █@a.example", unit="A/B", domain="a.example", redacted=True),
        Person("█@c.example", domain="c.example", redacted=True),
        Person("█ de Vries", unit="de Vries", redacted=True),
        Person("Noor Vos", name="Noor Vos"),
    ]
)
NAMES = ("Jan", "Bos", "jan@", "Vries", "Noor", "Vos")


@st.composite
def messages(draw: st.DrawFn) -> list[Message]:
    """Return measured messages between some people."""
    found = []
    for number in range(1, 1 + draw(st.integers(0, 6))):
        survival = Survival.of(draw(st.integers(0, 9)), HiddenChars(*sorted(draw(st.tuples(*[st.integers(0, 9)] * 3)))))
        sender, to = draw(st.none() | PEOPLE), tuple(draw(st.lists(PEOPLE, max_size=3)))
        copy = "m1" if number > 1 and draw(st.booleans()) else None
        of_all = MessageSurvival(survival, survival, survival, survival)
        found.append(evolve(make(number, "s"), sender=sender, to=to, survival=of_all, copy_of=copy))
    return found


@given(messages())
def test_law_every_mail_counts_for_each_party_once(sent: list[Message]) -> None:
    """Each mail with people that is no copy stands in some tie, in none twice, and the characters of a tie are theirs."""
    ties = measure_network(sent)
    shown = {message.id: message.survival for message in sent}
    counted = {id_ for tie in ties for id_ in tie.messages}
    assert counted == {message.id for message in sent if message.copy_of is None and (message.sender or message.to)}
    for tie in ties:
        assert len(set(tie.messages)) == len(tie.messages)
        assert tie.survival.visible_chars == sum(one.body.visible_chars for id_ in tie.messages if (one := shown[id_]))


@given(messages())
def test_law_no_name_is_told(sent: list[Message]) -> None:
    """Parties are units and domains, and nothing of a name or of what is before the @."""
    told = [party for tie in measure_network(sent) for party in (tie.sender, tie.recipient) if party]
    assert set(told) <= {"A/B", "a.example", "c.example"}
    assert not any(name in party for party in told for name in NAMES)


@given(messages())
def test_law_most_first(sent: list[Message]) -> None:
    """Ties come by how many mails they hold, and no two join the same parties."""
    ties = measure_network(sent)
    assert [len(tie.messages) for tie in ties] == sorted((len(tie.messages) for tie in ties), reverse=True)
    assert len({(tie.sender, tie.recipient) for tie in ties}) == len(ties)
