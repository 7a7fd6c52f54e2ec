"""Draws decision letters: how authorities open them, where they print the date, and what a scanner makes of it."""

from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st
from paper import DAYS, MONTHS

# How a letter says when the request was made ($r) and came in ($v).
BOTH = (
    "In uw brief van $r, ontvangen op $v, heeft u met een beroep op de $law verzocht om informatie over de sluis.",
    "In uw e-mail van $r, door mij ontvangen op $v, heeft u mij met een beroep op de $law om informatie verzocht.",
    "Bij brief van $r, bij ons ingekomen op $v, heeft u op grond van de $law een verzoek om informatie ingediend.",
    "Bij e-mail van $r, die ik op $v heb ontvangen, verzoekt u om openbaarmaking van stukken over de sluis.",
    "Per e-mail van $r (ontvangen op $v) heeft u een verzoek gedaan op grond van de $law.",
    "Op $r heeft u een verzoek ingediend als bedoeld in de $law. Uw verzoek is op $v ontvangen.",
    "Uw verzoek van $r is op $v door de gemeente ontvangen. U vraagt om stukken over de sluis.",
    "Met uw verzoek d.d. $r, ontvangen d.d. $v, heeft u gevraagd om stukken over de sluis.",
    "Op $v ontvingen wij uw brief van $r, waarin u met een beroep op de $law om documenten vraagt.",
    "Op $v heb ik uw verzoek van $r om openbaarmaking van documenten ontvangen.",
    "In uw schrijven van $r, ontvangen $v, doet u een beroep op de $law.",
    "Middels het webformulier van $r, ingekomen op $v, heeft u gevraagd om stukken op grond van de $law.",
    "U heeft bij brief van $r, door ons ontvangen op $v, verzocht om informatie over de sluis.",
    "Bij brief van $r, ontvangen op $v, heeft mr. P. de Wit namens de Stichting Sluis verzocht om documenten.",
    "Uw Wob-verzoek van $r, bij mijn ministerie binnengekomen op $v, gaat over de sluis.",
    "Op $r, door ons ontvangen op $v, diende u een verzoek in op grond van de $law.",
    "Hierbij treft u mijn besluit aan op het door u bij brief van $r (ontvangen op $v) ingediende verzoek om informatie.",
    "Uw cliënte heeft bij brief van $r, ingekomen bij onze gemeente op $v, onder verwijzing naar de $law verzocht om stukken.",
    "Uw $short-verzoek, dat u namens de Stichting Sluis heeft ingediend op $r, is op $v binnengekomen bij de afdeling.",
    "Op $r stuurde u ons een $short-verzoek. Wij kregen uw verzoek op $v.",
    "Bij e-mail van $r vraagt u met een beroep op de $law om stukken. Uw e-mail is op $v in goede orde ontvangen.",
)
SAME = (
    "In uw e-mail van $r, ontvangen op dezelfde datum, heeft u met een beroep op de $law verzocht om informatie.",
    "Bij e-mail van $r, ontvangen op diezelfde dag, heeft u verzocht om informatie over de sluis.",
)
ASKED = (
    "In uw brief van $r heeft u met een beroep op de $law verzocht om informatie over de sluis.",
    "In uw bericht van $r, heeft u met een beroep op de $law informatie verzocht over de sluis.",
    "Bij brief van $r heeft u, met een beroep op de $law, informatie gevraagd over de sluis.",
    "Per e-mail d.d. $r heeft u een $short-verzoek ingediend over de sluis.",
    "Op $r heeft u met een beroep op de $law verzocht om documenten over de sluis.",
    "Op $r heeft u bij het ministerie van Waterwegen een verzoek op grond van de $law ingediend.",
    "Op $r hebt u ons gevraagd om documenten over de sluis openbaar te maken.",
    "U heeft op $r een verzoek ingediend op grond van de $law.",
    "U heeft bij brief van $r op grond van de $law verzocht om toezending van stukken.",
    "U verzocht op $r om openbaarmaking van documenten over de sluis.",
    "Naar aanleiding van uw verzoek van $r om openbaarmaking van stukken bericht ik u als volgt.",
    "Hierbij ontvangt u ons besluit op uw $short-verzoek van $r over de sluis.",
    "In antwoord op uw brief van $r, waarin u vraagt om stukken over de sluis, deel ik u het volgende mee.",
    "Met deze brief beslis ik op uw $short-verzoek d.d. $r.",
    "Uw verzoek om informatie, gedateerd $r, heb ik in goede orde ontvangen.",
    "Uw $short-verzoek dateert van $r en gaat over de sluis.",
    "Het door u op $r ingediende verzoek om informatie betreft de sluis.",
    "Bij e-mail van $r is door u verzocht om openbaarmaking van documenten.",
    "Op $r diende u een verzoek in op grond van de $law.",
    "Op $r is namens de Stichting Sluis een verzoek om informatie ingediend.",
    "Via het contactformulier op onze website heeft u op $r een verzoek gedaan op grond van de $law.",
    "Bij schrijven van $r verzoekt u om kopieën van alle stukken over de sluis.",
    "Middels uw e-mail van $r vraagt u om informatie in het kader van de $law.",
    "Naar aanleiding van uw brief van $r heb ik onderzocht welke documenten er zijn.",
    "U heeft, bij e-mail van $r, aan het ministerie gevraagd om toezending van stukken.",
    "Gezien het verzoek van de heer Vos van $r om openbaarmaking van stukken besluit ik als volgt.",
    "Via het webformulier heeft u op $r een verzoek om informatie in de zin van artikel 3, eerste lid, van de $law ingediend.",
)
CAME = (
    "Op $v heb ik uw verzoek om informatie ontvangen.",
    "Op $v ontving de provincie uw $short-verzoek over de sluis.",
    "Wij hebben op $v uw verzoek op grond van de $law ontvangen.",
    "Uw verzoek om informatie is op $v bij de gemeente binnengekomen.",
    "Op $v is uw e-mail waarin u om documenten vraagt door de gemeente ontvangen.",
    "Per e-mail, door mij ontvangen op $v, heeft u met een beroep op de $law informatie verzocht.",
)
# Dates that are something else: a confirmation ($c), another day before the decision ($o), one long ago ($a).
ASIDE = (
    "De ontvangst van uw verzoek is schriftelijk bevestigd bij brief van $c, kenmerk 2021/12.",
    "Bij brief van $c heb ik de ontvangst van uw verzoek bevestigd.",
    "Op $c is de ontvangst van uw verzoek per e-mail bevestigd.",
    "De ontvangst van uw verzoek is op $c bevestigd.",
    "Bij brief van $o heeft u mij in gebreke gesteld.",
    "Op $o heeft u telefonisch gesproken met een medewerker van mijn ministerie.",
    "Bij brief van $o heb ik u gevraagd uw verzoek te preciseren.",
    "Per brief van $o is een derde belanghebbende in de gelegenheid gesteld een zienswijze te geven.",
    "Op $o heb ik de zienswijze van de derde belanghebbende ontvangen.",
    "Het gaat om documenten uit de periode van $a tot en met $o.",
    "Ik verwijs naar de uitspraak van de Afdeling bestuursrechtspraak van $a.",
    "Op $o is een eerste document aan u toegezonden.",
    "Het rapport van $a is al openbaar.",
    "Bij e-mail van $o heb ik u over de stand van zaken bericht.",
)
EXTENDED = (
    "In deze brief is tevens de beslistermijn met $n weken verdaagd tot $e.",
    "De beslistermijn is bij brief van $c met $n weken verdaagd tot en met $e.",
    "Bij brief van $c is de termijn om te beslissen verlengd tot $e.",
    "De termijn waarbinnen moet worden beslist is met $n weken verdaagd en eindigde daarom op $e.",
    "Wij verlengden de termijn met $n weken, tot $e.",
)
LAWS = {
    "nl-wob": ("Wet openbaarheid van bestuur (hierna: Wob)", "Wob", "vier"),
    "nl-woo": ("Wet open overheid (hierna: Woo)", "Woo", "twee"),
}
SIGNED = (
    "Hoogachtend,\n\nDe Minister van Waterwegen,\nnamens deze,",
    "Met vriendelijke groet,\n\nnamens het college van burgemeester en wethouders van Sluisdam,",
    "Hoogachtend,\nGedeputeerde Staten van Noordermeer,\nnamens dezen:",
)
LAW_TEXT = (
    "Bijlage 1 - Relevante artikelen uit de Wob\nArtikel 10\n"
    "1. Het verstrekken van informatie ingevolge deze wet blijft achterwege voor zover dit:\n"
    "a. de eenheid van de Kroon in gevaar zou kunnen brengen;\n2. Artikel 10, eerste lid, onder c, geldt niet."
)
# Where the date of the decision and the reference stand: $d and $k.
HEADS = (
    "Datum $d\nOns kenmerk $k\nOnderwerp Besluit op uw verzoek",
    "Datum: $d\nBetreft: Besluit op uw verzoek\nKenmerk: $k",
    "Datum\n$d\nOns kenmerk\n$k\nBijlagen\n2",
    "Datum\n\n$d\n\nOnze referentie\n\n$k",
    "Datum\nOns kenmerk\nOnderwerp\n$d\n$k\nBesluit op uw verzoek",
    "Datum Ons kenmerk\n$d $k\nOnderwerp: Besluit",
    "datum                 uw kenmerk            ons kenmerk\n$d           e-mail                $k\nonderwerp: Besluit",
    "$d\n\nOns kenmerk $k\nBetreft Wob-verzoek",
    "Ons kenmerk: $k   Datum: $d",
    "Sluisdam, $d\n\nOns kenmerk: $k\nBetreft: uw verzoek",
    "Kenmerk $k\n's-Gravenhage, $d",
    "Ons kenmerk $k\nVerzonden $d",
    "Datum: Uitsluitend verzonden per mail op $d\n\nBetreft: Besluit\nOns kenmerk: $k",
    "Datum: verzonden op $d per e-mail\nOns kenmerk: $k",
    "VERZONDEN $d\n\nOns kenmerk\n$k",
    "DATUM $d\nONS KENMERK $k\nBETREFT Besluit",
    "Datum besluit: $d\nZaaknummer: $k",
    "Dagtekening: $d\nReferentie: $k",
    "Gemeente Sluisdam Datum $d\nKenmerk $k",
)


@frozen
class Drawn:
    """A drawn letter and what it was to say."""

    text: str
    decided: date
    request: date | None
    received: date | None
    extended: date | None
    statute: str
    reference: str


@st.composite
def printed(draw: st.DrawFn, day: date, noisy: bool) -> str:
    """Return a day as some authority prints it, or as a scanner misreads it."""
    name = MONTHS[day.month - 1]
    styles = [
        f"{day.day} {name} {day.year}",
        f"{day.day:02} {name} {day.year}",
        f"{day.day} {name}\n{day.year}",
        f"{day.day}\n{name} {day.year}",
        f"{day.day} {name.upper()} {day.year}",
        f"{DAYS[day.weekday()]} {day.day} {name} {day.year}",
        f"{day.day} {name[:3] if name != 'maart' else 'mrt'}. {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}e {name} {day.year}",
    ]
    if noisy:
        digits = str(day.day)
        styles += [
            f"{' '.join(digits)} {name} {day.year}",
            f"{day.day} {name} {str(day.year)[:3]} {str(day.year)[3]}",
            f"{day.day} {name} {str(day.year).replace('0', 'O', 1)}",
            f"{digits.replace('1', 'l')} {name} {day.year}",
            f"{day.day} {name.replace('m', 'rn', 1) if name == 'maart' else name} {day.year}",
        ]
    return draw(st.sampled_from(styles))


@st.composite
def letters(draw: st.DrawFn, noisy: bool = False) -> Drawn:
    """Draw a letter: a layout of its head, an opening, sentences with other dates, a signature, law behind it.

    A day is printed in any style; the letterhead column of page one may stand below the text, as it does when a page is read.
    """
    request = draw(st.dates(date(2012, 1, 1), date(2024, 6, 1)))
    received = request + timedelta(draw(st.integers(0, 9)))
    decided = received + timedelta(draw(st.integers(12, 400)))
    confirmed = received + timedelta(draw(st.integers(1, 10)))
    extended = received + timedelta(56)
    statute = "nl-wob" if decided < date(2022, 5, 1) else "nl-woo"
    law, short, weeks = LAWS[statute]
    kind = draw(st.sampled_from(["both", "same", "asked", "came"]))
    opening = draw(st.sampled_from({"both": BOTH, "same": SAME, "asked": ASKED, "came": CAME}[kind]))
    longer = draw(st.booleans())
    aside = draw(st.lists(st.sampled_from(ASIDE), max_size=4, unique=True))
    aside += [draw(st.sampled_from(EXTENDED))] if longer else []
    reference = draw(st.sampled_from(["2021-0000144544", "IENW/BSK-2021/32819", "Z-20-42738", "WOB/2021/222"]))
    days = {
        "r": request,
        "v": received,
        "c": confirmed,
        "o": received + timedelta(11),
        "a": request - timedelta(draw(st.integers(200, 2000))),
        "e": extended,
        "d": decided,
    }

    def fill(text: str, breaks: bool = True) -> str:
        for letter, day in days.items():
            while f"${letter}" in text.replace("$law", "").replace("$short", ""):
                shown = draw(printed(day, noisy))
                text = text.replace("$law", "\x00").replace("$short", "\x01")
                text = text.replace(f"${letter}", shown if breaks else shown.replace("\n", " "), 1)
                text = text.replace("\x00", "$law").replace("\x01", "$short")
        return text.replace("$law", law).replace("$short", short).replace("$n", weeks)

    head = fill(draw(st.sampled_from(HEADS)).replace("$k", reference), breaks=False)
    body = [
        f"Geachte heer,\n\n{fill(opening)}",
        *map(fill, aside),
        f"Ik heb besloten de documenten op grond van de {short} openbaar te maken.",
    ]
    if draw(st.booleans()) and not head.startswith(
        ("Gemeente", "Sluisdam")
    ):  # the letterhead column, read after the text of its page
        body.insert(draw(st.integers(1, len(body))), head)
        head = "Postbus 1, 1234 AB Sluisdam"
    clause = "U kunt binnen zes weken een bezwaarschrift indienen."
    text = "\n\n".join([head, *body, draw(st.sampled_from(SIGNED)), clause, LAW_TEXT])
    return Drawn(
        text,
        decided,
        request if kind != "came" else None,
        {"both": received, "same": request, "asked": None, "came": received}[kind],
        extended if longer else None,
        statute,
        reference,
    )
