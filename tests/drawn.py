"""Releases drawn at random: mail as Dutch civil servants write it, with names, addresses, lines and ends of sentences hidden.

What is hidden is known, so that an estimate can be held against it. Nothing here calls the code under test.
"""

from datetime import date, datetime, timedelta
from random import Random

from attrs import evolve
from hypothesis import strategies as st
from paper import MARKERS, Annex, Letter, Mail, MailStyle, Marker, Recipe

PERSONAL, OPINION = "10.2.e", "11.1"
FIRST = """
Jan Piet Anna Emine Aafke Tom Noor Wilhelmina Bas Fatima Marie-Louise Ed Sjoerd Christiaan Lotte Rienk Mohammed Ans
Jeroen Margriet Bo Esther Hans-Peter Yvonne Ruud Frederique Ali Willemijn Kees Charlotte
""".strip().split()
LAST = """
Bos
Jansen
de Vries
van den Berg
Yilmaz
Hoekstra
van der Meer
Terpstra
de Jong
Kuipers-van Dam
El Amrani
Smit
Vos
de Wit
van Houten
Oude Elferink
Meijer
Brouwer
van Nieuwenhuizen
Tak
Schouten
Westerhuis
Ten Have
Prins
Veldkamp
de Graaf-Visser
""".strip().split("\n")
UNITS = ["WBW/DIR/PLAN", "WBW/DIR/FIN", "WBW/SLUIS/OOST", "WBW/BEL/WOORD", "WBW/JUR", "DG/WBW/AD"]
DOMAINS = ["waterbeheer.example", "noordermeer.example", "sluizen.example", "ministerie-wbw.example"]
SUBJECTS = """
Planning vernieuwing
Vraag van de krant
Concept Kamerbrief sluizen
Overleg dinsdag
Raming tweede kwartaal
Stukken voor de minister
Ligging turbines
""".strip().split("\n")
JOBS = ["Adviseur", "Woordvoerder", "Senior beleidsmedewerker", "Projectleider Sluizen", "Jurist"]
GREETINGS = ("Beste {},", "Dag {},", "Hoi {},", "{},", "Ha {},", "Goedemorgen {},")
CLOSINGS = ("Groet,", "Met vriendelijke groet,", "Gr.", "Groeten,", "Hartelijke groet,")
SENTENCES = """
Klopt.
Dat lijkt me goed.
Hierbij de stukken.
Zie mijn opmerkingen in de bijlage.
Kun jij hier vandaag nog naar kijken?
Ik heb dit net met de directeur besproken.
Wat mij betreft kan de brief zo de deur uit.
Volgens mij is dit niet wat we hadden afgesproken.
De aannemer levert de deuren pas in november.
Ik zou het getal van veertig schepen per dag niet noemen.
De raming staat nu op 14,2 miljoen euro, dat is meer dan in de begroting.
Financiën wil eerst weten waar het geld voor de kade vandaan komt.
We moeten oppassen dat dit niet als een toezegging wordt gelezen.
De minister heeft hierover vorige week al vragen gekregen van twee Kamerleden.
Het advies is om de passage over de omwonenden te schrappen en alleen naar het rapport te verwijzen.
Ik vind dat wij de schippers nu moeten inlichten en niet pas na de zomer, want anders lezen zij het in de krant.
Als niemand dit kan bevestigen, dan stel ik voor dat we het voorlopig bij de eerdere lijn laten en geen aantallen noemen.
Er is nog discussie over de vraag of de provincie dit zelf had kunnen weten, maar daar zouden we nu niet op ingaan.
In het overleg van gisteren bleek dat er drie varianten zijn, waarvan de tweede het goedkoopst is maar ook het langst duurt.
De woordvoering ligt bij ons, tenzij er doden of gewonden zijn gevallen; dan neemt de crisisorganisatie het over.
Ik hoor graag voor twaalf uur of dit akkoord is, dan kan het vanmiddag mee in de tas.
Onze inschatting is dat de gemeente hier uiteindelijk mee zal instemmen, al zal zij om geld vragen.
De zin in de tweede alinea van pagina 9 roept de verkeerde verwachting op.
""".strip().split("\n")


def hide(text: str, code: str) -> str:
    """Return a piece of a recipe's text that is hidden."""
    return f"{{{{{code}|{text}}}}}"


def draw_name(random: Random) -> tuple[str, str, str]:
    """Return a first name, a name as a mail client prints it, and what stands before the @ of the address."""
    first, last = random.choice(FIRST), random.choice(LAST)
    *between, family = last.split()
    prefix = " ".join(between)
    initials = ".".join(random.choices("ABCDEFGHJKLMNPRSTW", k=random.randint(1, 3))) + "."
    title = random.choice(("", "", "", "drs. ", "mr. ", "ir. "))
    printed = random.choice(
        (
            f"{family}, {initials}{' ' if prefix else ''}{prefix} ({first})",
            f"{first} {last}",
            f"{family}, {first} {prefix}".strip(),
            f"{title}{initials} {last}",
        )
    )
    plain = last.replace(" ", "").lower()
    address = random.choice(
        (f"{first[0]}.{plain}", f"{first}.{plain}", f"{initials.replace('.', '')}.{plain}", f"{plain}{first[0]}")
    )
    return first, printed, address.lower()


def draw_person(random: Random) -> str:
    """Return a sender or recipient as printed: a hidden name, mostly a unit, mostly an address hidden before its @."""
    _, printed, address = draw_name(random)
    unit = f"{random.choice((' ', ', '))}{random.choice(UNITS)}" if random.random() < 0.7 else ""
    mail = f" <{hide(address, PERSONAL)}@{random.choice(DOMAINS)}>" if random.random() < 0.6 else ""
    return f"{hide(printed, PERSONAL)}{unit}{mail}"


def draw_sentence(random: Random) -> str:
    """Return a sentence with nothing hidden, a few words hidden in the middle, or its end hidden."""
    sentence = random.choice(SENTENCES)
    words = sentence.split()
    way = random.random()
    if way < 0.62 or len(words) < 5:
        return sentence
    if way < 0.74:
        first = random.randint(1, len(words) - 3)
        last = min(first + random.choice((1, 1, 1, 2, 2, 3, 4, 6)), len(words) - 1)
        return " ".join([*words[:first], hide(" ".join(words[first:last]), random.choice((PERSONAL, OPINION))), *words[last:]])
    if way < 0.8:
        return f"{sentence[:-1]}, {hide(draw_name(random)[0], PERSONAL)}{sentence[-1]}"
    first = random.randint(2, len(words) - 2)
    return f"{' '.join(words[:first])} {hide(' '.join(words[first:]), OPINION)}"


def draw_paragraph(random: Random) -> str:
    """Return a paragraph of one to five sentences, or one that is hidden as a whole."""
    if random.random() < 0.3:
        return hide(" ".join(random.choices(SENTENCES, k=random.choice((1, 1, 2, 3)))), OPINION)
    return " ".join(draw_sentence(random) for _ in range(random.randint(1, 5)))


def draw_body(random: Random) -> list[str]:
    """Return the paragraphs of a mail, with blank lines between them."""
    body = []
    if random.random() < 0.7:
        body += [random.choice(GREETINGS).format(hide(draw_name(random)[0], PERSONAL)), ""]
    for _ in range(random.randint(1, 4)):
        body += [draw_paragraph(random), ""]
    if random.random() < 0.7:
        first, printed, _ = draw_name(random)
        body += [random.choice(CLOSINGS), hide(random.choice((first, printed)), PERSONAL)]
        below = random.random()
        if below < 0.4:
            body.append(random.choice(JOBS))
        elif below < 0.6:
            body += [hide(random.choice(JOBS), PERSONAL), hide(f"06 {random.randint(10**7, 10**8 - 1)}", PERSONAL)]
        elif below < 0.7:
            body.append(f"T {hide('06 12345678', PERSONAL)}")
    return body


def draw_annex(random: Random, latest: datetime, subject: str) -> Annex:
    """Return a thread of one to four mails, newest first."""
    mails = []
    for number in range(random.randint(1, 4)):
        latest -= timedelta(minutes=random.randint(7, 2000))
        to, cc = ([draw_person(random) for _ in range(random.randint(low, high))] for low, high in ((1, 3), (0, 4)))
        unit = random.choice(UNITS)
        sender = f"{hide(draw_name(random)[1], PERSONAL)} {unit}"
        style: MailStyle = "attribution" if number and random.random() < 0.3 else "block"
        mails.append(Mail(latest, sender, unit, to, f"RE: {subject}", draw_body(random), cc, style))
    owner = hide(draw_name(random)[1], PERSONAL) if random.random() < 0.5 else None
    return Annex([*mails[:-1], evolve(mails[-1], subject=subject)], owner)


def draw_letter(random: Random, annexes: int) -> Letter:
    """Return a letter that argues two grounds and announces some annexes."""
    decided = date(2019, 1, 7) + timedelta(days=random.randint(0, 700))
    received = decided - timedelta(days=random.randint(10, 90))
    return Letter(
        head=["Ministerie van Waterbeheer", "Directie Sluizen", "Kadeplein 7"],
        authority="De Minister van Waterbeheer",
        reference=f"WBW/{random.randint(1000, 99999)}",
        subject="Besluit op uw Wob-verzoek",
        decided=decided,
        request_date=received - timedelta(days=random.randint(0, 5)),
        received_date=received,
        statute="nl-wob",
        grounds=["nl-wob:10.2.e", "nl-wob:11.1"],
        paragraphs=[
            "Bij brief van $request_date, ontvangen op $received_date, heeft u een verzoek ingediend.",
            "Op grond van de Wet openbaarheid van bestuur (Wob) besluit ik de documenten gedeeltelijk openbaar te maken.",
            "Namen zijn onleesbaar gemaakt op grond van artikel 10, tweede lid, aanhef en onder e, van de Wob.",
            "Persoonlijke beleidsopvattingen maak ik niet openbaar op grond van artikel 11, eerste lid, van de Wob.",
        ],
        closing=["Hoogachtend,", "", "U kunt binnen zes weken een bezwaarschrift indienen."],
        first_page=2,
        annexes_announced=annexes,
        objection_weeks=6,
    )


@st.composite
def releases(draw: st.DrawFn, merged: bool = False, markers: tuple[Marker, ...] = MARKERS) -> Recipe:
    """Draw a release of one to three annexes, with a letter more often than not.

    Args:
        draw: given by Hypothesis.
        merged: whether one marker may stand for several lines.
        markers: of which one is drawn.
    """
    marker, width = draw(st.sampled_from(markers)), draw(st.integers(62, 110))
    joined, spread, letter = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    random = draw(st.randoms(use_true_random=True))
    latest = datetime(2019, 3, 1, 9) + timedelta(minutes=random.randint(0, 400_000))
    subjects = random.sample(SUBJECTS, random.randint(1, 3))
    annexes = [draw_annex(random, latest + timedelta(days=30 * n), subject) for n, subject in enumerate(subjects)]
    return Recipe(
        "release.txt", marker, spread, width, joined, merged, {}, draw_letter(random, len(annexes)) if letter else None, annexes
    )


FRAGMENTS = """
Van: [gelakt] WBW/DIR/PLAN
Van: Noor van Dalen <noor@wbw.example>
Verzonden: dinsdag 5 maart 2019 10:22
Verzonden: woensdag 6 maart 2019 09:01
Aan: [gelakt] WBW/DIR/FIN <[gelakt]@wbw.example>; [gelakt]
CC: [gelakt]
Onderwerp: RE: Planning
Onderwerp: Vraag
**Van:** [REDACTED] WBW/AD
To: [10.2.e]
From: [5.1.2e]
Sent: Fri 11/18/2022 3:07:42 PM
Subject: Plan
Op 3 nov. 2019 om 09:14 heeft [gelakt] <[gelakt]@wbw.example> het volgende geschreven:
-----Oorspronkelijk bericht-----
[REDACTED]
[gelakt: 10.2.e]
[5.2.1]
█████
███
Ik vind dat [gelakt] dit niet kan.
> Hoi [gelakt],
> > Akkoord.
Groet,
Verstuurd vanaf mijn iPhone
Pagina 1 van 2
Geachte heer,
Wet openbaarheid van bestuur
artikel 10, tweede lid, onder e, van de Wob
artikel 11, eerste lid, van de Wob
Bij brief van 3 juni 2019, ontvangen op 5 juni 2019, uw verzoek
besluit ik
Datum 23 juli 2019
bezwaarschrift binnen zes weken
Hoogachtend,
""".strip().split("\n")


def texts() -> st.SearchStrategy[str]:
    """Draw any text: any characters at all, or lines of letters and mail in any order."""
    lines = st.lists(st.sampled_from([*FRAGMENTS, "", "", "\f"]) | st.text(max_size=30), max_size=40)
    return st.text(max_size=300) | lines.map("\n".join)
