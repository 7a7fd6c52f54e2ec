"""What a report says, in the language of its reader: sentences from data/report/, numbers, shares and dates."""

from datetime import date, datetime
from typing import Literal, get_args

from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.redaction.hidden_chars import Share
from foialyzer.tables import load_tables

__all__ = ["LANGUAGES", "Language", "Wording", "WordingTable", "choose_language", "load_wording"]

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@frozen
class WordingTable:
    """One file of `data/report/`.

    Args:
        name: of the language, in it.
        strings: by key; one that ends in `_one` is said of one thing.
        findings: title and sentence of each code; an empty sentence leaves the message of the finding as it is.
    """

    name: str
    strings: dict[str, str]
    findings: dict[str, tuple[str, str]]


@frozen
class Wording:
    """One language of the reports.

    Args:
        lang: its code.
        table: its sentences.

    Example:
        >>> load_wording("nl").say("ground_redactions", n=1)
        '1 redactie'
    """

    lang: Language
    table: WordingTable

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values filled in; `n` and other whole numbers are written as the language does.

        Args:
            key: of the sentence; where `n` is 1, the sentence of the key with `_one` behind it, if there is one.
            values: by name.

        Raises:
            KeyError: no sentence has the key.
        """
        strings = self.table.strings
        sentence = strings.get(f"{key}_one", strings[key]) if values.get("n") == 1 else strings[key]
        told = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return sentence.format(**told)

    def number(self, value: int) -> str:
        """Return a whole number with its thousands parted.

        Example:
            >>> load_wording("nl").number(12345), load_wording("en").number(12345)
            ('12.345', '12,345')
        """
        return f"{value:,}".replace(",", "." if self.lang == "nl" else ",")

    def share(self, share: Share | None, key: str = "range") -> str:
        """Return a share with its range, never rounded up to all or down to nothing.

        Args:
            share: None where there is nothing to count.
            key: of the sentence that holds `estimate`, `low` and `high`.

        Example:
            >>> load_wording("en").share(Share(0.49, 0.7, 0.9996))
            '70% (49–>99%)'
        """
        if share is None:
            return self.say("figure_not")
        low, estimate, high = map(percent, (share.low, share.estimate, share.high))
        return self.say("exact" if low == high else key, low=low, estimate=estimate, high=high)

    def day(self, iso: str | None) -> str:
        """Return a date, with the time where there is one, as people write it.

        Example:
            >>> load_wording("nl").day("2019-05-14T16:40"), load_wording("en").day("2019-05-14")
            ('14 mei 2019, 16:40', '14 May 2019')
        """
        from babel.dates import format_date

        if iso is None:
            return self.say("unknown")
        moment = datetime.fromisoformat(iso)
        day = format_date(moment, "d MMMM y", locale=self.lang)
        return f"{day}, {iso[11:16]}" if len(iso) > 10 else day

    def month(self, day: date) -> str:
        """Return a month with its year.

        Example:
            >>> load_wording("nl").month(date(2019, 5, 1))
            'mei 2019'
        """
        from babel.dates import format_date

        return format_date(day, "MMMM y", locale=self.lang)


def percent(number: float) -> str:
    """Return a share in whole hundredths; what is not quite all or nothing does not become it.

    Example:
        >>> percent(0.704), percent(0.0004), percent(0.9996), percent(1)
        ('70', '<1', '>99', '100')
    """
    rounded = round(100 * number)
    if rounded == 0 and number > 0:
        return "<1"
    return ">99" if rounded == 100 and number < 1 else str(rounded)


def load_wording(lang: Language) -> Wording:
    """Return a language of the reports.

    Raises:
        BrokenTableError: its table does not hold what it should.
    """
    return Wording(lang, load_tables("report", WordingTable)[lang])


def choose_language(release: Release) -> Language:
    """Return the language a report on a release is written in: Dutch for a Dutch one, and where nothing speaks against it.

    A release is Dutch when its letter or its grounds are of a Dutch law; otherwise the language of most mail headers decides.

    Args:
        release: any.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> choose_language(analyse(parse_transcript("From: Ann [b(6)]\\nSent: Monday, May 6, 2019 9:00 AM\\n\\nYes", "a.txt")))
        'en'
    """
    ids = [total.id for total in release.by_ground if total.id]
    if (release.letter and release.letter.statute) or any(id_.startswith("nl-") for id_ in ids):
        return "nl"
    languages = [message.language for message in release.messages if message.language]
    return "en" if ids or languages.count("en") > len(languages) / 2 else "nl"
