"""Makes printed mail: dates, header blocks and attributions in every language, and what twelve mail clients print above a mail.

Nothing here calls the package; the words of each language are read from its tables as plain data.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import resources
from typing import Any, Final

from attrs import frozen
from babel.dates import format_datetime
from hypothesis import strategies as st

TABLES: Final[Mapping[str, Mapping[str, Any]]] = {
    file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
    for file in sorted((resources.files("foialyzer") / "data" / "headers").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".toml")
}
PEOPLE: Final = (
    *("Jan Voorbeeld <jan@voorbeeld.example>", "Voorbeeld, Eva <eva@voorbeeld.example>", '"Piet Proef" <piet@proef.example>'),
    *("██████ BZK/DGOO", "███████████", "█████@rijk.example", "Noor van den Test"),
)
SUBJECTS: Final = ("Vergunning haven", "RE: Planning van het overleg", "FW: ██████ notitie", "Vraag: hoe nu verder?")
ORDERS: Final = (
    ("from", "sent", "to", "cc", "subject"),  # Outlook
    ("from", "to", "cc", "subject", "sent"),  # Outlook printed to PDF
    ("to", "cc", "from", "sent", "subject"),  # ZyLAB
    ("from", "subject", "sent", "to", "cc"),  # Apple Mail
    ("from", "sent", "subject", "to", "cc"),  # Gmail
    ("subject", "sent", "from", "to", "cc"),  # Thunderbird
)
COLONS: Final = ("{}: ", "{} : ", "{}：", "{}:\t", "*{}:* ", "**{}:** ", "*{}*: ", "_{}:_ ")
BODY: Final = "Beste Eva,\n\nDe tekening is goed, zo kan het naar de raad.\n\nGroet,\nJan\n"


@frozen
class Stamp:
    """A moment and how a client prints it."""

    language: str
    style: str
    moment: datetime
    printed: str


@frozen
class Block:
    """A drawn header: its fields as they must be read back, and its printed text without a line end."""

    language: str
    values: Mapping[str, str]
    moment: datetime
    text: str


def print_date(moment: datetime, style: str, language: str) -> str:
    """Return a moment in a date style, with the names of a language."""
    printed: str = format_datetime(moment, style, locale=TABLES[language]["locale"])
    return printed


def shows_seconds(style: str) -> bool:
    """Return whether a date style prints seconds; words between quotes do not count."""
    return "s" in "".join(style.split("'")[::2])


def quote(text: str, mark: str = "> ") -> str:
    """Return a text with a mark before each of its lines."""
    return "".join(mark + line for line in text.splitlines(keepends=True))


def fold_lines(text: str, width: int) -> str:
    """Return a text broken at spaces so that no line with more than one word is wider."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\n".join(lines)


def moments() -> st.SearchStrategy[datetime]:
    """Return moments of the years in which mail was printed, to the second."""
    return st.datetimes(datetime(1990, 1, 1), datetime(2049, 12, 31)).map(lambda moment: moment.replace(microsecond=0))


@st.composite
def stamps(draw: st.DrawFn, languages: Sequence[str] = tuple(TABLES)) -> Stamp:
    """Return a moment printed in some style of some language; what is not printed is zero."""
    language = draw(st.sampled_from(languages))
    style = draw(st.sampled_from(TABLES[language]["date_styles"]))
    moment = draw(moments())
    moment = moment if shows_seconds(style) else moment.replace(second=0)
    return Stamp(language, style, moment, print_date(moment, style, language))


@st.composite
def blocks(draw: st.DrawFn, languages: Sequence[str] = tuple(TABLES)) -> Block:
    """Return a header block in some language, order and lay-out."""
    stamp = draw(stamps(languages))
    labels = TABLES[stamp.language]["labels"]
    break_at = draw(st.sampled_from(("; ", ";\n", " ;\n")))
    to, cc = (draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=5)) for _ in range(2))
    printed = {"from": draw(st.sampled_from(PEOPLE)), "sent": stamp.printed, "to": break_at.join(to), "cc": "; ".join(cc)}
    printed["subject"] = draw(st.sampled_from(SUBJECTS))
    colon, gap = draw(st.sampled_from(COLONS)), draw(st.sampled_from(("\n", "\n\n", "\n \n\n")))
    order = [name for name in draw(st.sampled_from(ORDERS)) if name != "cc" or draw(st.booleans())]
    text = gap.join(colon.format(draw(st.sampled_from(labels[name]))) + printed[name] for name in order)
    values = {name: " ".join(printed[name].split()) for name in order}
    return Block(stamp.language, values, stamp.moment, text)


def mailish() -> st.SearchStrategy[str]:
    """Return texts that are likely to trip a reader of mail: labels, dates, marks and separators in any order."""
    labels = [label for table in TABLES.values() for name in ("from", "sent", "to", "subject") for label in table["labels"][name]]
    words = [text.replace("{date}", "3 nov. 2019 om 09:14").replace("{sender}", "Jan") for text in TABLES["nl"]["attributions"]]
    forwarded = [f"-----{phrase}-----" for phrase in TABLES["nl"]["forwarded"]]
    marks = [
        *("\n", "\n\n", "> ", ">", " ", "\t", ":", "：", ": ", "█", "██████", "*", "; ", ".", "@", "(", "\ufeff", "\xa0", "\0")
    ]
    dates = ["3 november 2019 10:22", "3-11-2019", "2019", "10:22", "wo 27 okt. 2021 om 09:31", "Fri 2/7/2020 6:51:21 PM"]
    pieces = st.one_of(
        st.sampled_from(marks), st.sampled_from([*labels, *words, *forwarded, *dates, *PEOPLE]), st.text(max_size=9)
    )
    return st.lists(pieces, max_size=40).map("".join)


# What each client prints: client | language | announcement | from | sent | to | cc | subject | date
_ROWS: Final = """
apple_mail|cs|Začátek přeposlané zprávy|Od|Datum|Komu|Kopie|Předmět|26. října 2021 v 14:25:08 SELČ
apple_mail|da|Start på videresendt besked|Fra|Dato|Til|Cc|Emne|26. oktober 2021 kl. 14.25.08 CEST
apple_mail|de|Anfang der weitergeleiteten Nachricht|Von|Datum|An|Kopie|Betreff|26. Oktober 2021 um 14:25:08 MESZ
apple_mail|en|Begin forwarded message|From|Date|To|Cc|Subject|October 26, 2021 at 2:25:08 PM GMT+2
apple_mail|es|Inicio del mensaje reenviado|De|Fecha|Para|CC|Asunto|26 de octubre de 2021, 14:25:08 CEST
apple_mail|fi|Välitetty viesti alkaa|Lähettäjä|Päiväys|Vastaanottaja|Kopio|Aihe|26. lokakuuta 2021 klo 14.25.08 UTC+3
apple_mail|fr|Début du message réexpédié|De|Date|À|Cc|Objet|26 octobre 2021 à 14:25:08 UTC+2
apple_mail|hr|Započni proslijeđenu poruku|Šalje|Datum|Prima|Cc|Predmet|26. listopada 2021. u 14:25:08 CEST
apple_mail|hu|Továbbított levél kezdete|Feladó|Dátum|Címzett|Másolatot kap|Tárgy|2021. október 26. 14:25:08 CEST
apple_mail|it|Inizio messaggio inoltrato|Da|Data|A|Cc|Oggetto|26 ottobre 2021 14:25:08 CEST
apple_mail|ja|転送されたメッセージ|差出人|日付|宛先|Cc|件名|2021年10月26日 14:25:08 JST
apple_mail|nl|Begin doorgestuurd bericht|Van|Datum|Aan|Kopie|Onderwerp|26 oktober 2021 om 14:25:08 CEST
apple_mail|no|Videresendt melding|Fra|Dato|Til|Kopi|Emne|26. oktober 2021 kl. 14:25:08 CEST
apple_mail|pl|Początek przekazywanej wiadomości|Od|Data|Do|DW|Temat|26 października 2021 o 14:25:08 CEST
apple_mail|pt|Início da mensagem reencaminhada|De|Data|Para|Cc|Assunto|26 de outubro de 2021, 14:25:08 WEST
apple_mail|ro|Începutul mesajului redirecționat|De la|Dată|Către|Cc|Subiect|26 octombrie 2021, 14:25:08 EEST
apple_mail|ru|Начало переадресованного сообщения|От|Дата|Кому|Копия|Тема|26 октября 2021 г., 14:25:08 GMT+3
apple_mail|sk|Začiatok preposlanej správy|Od|Dátum|Pre|Cc|Predmet|26. októbra 2021 o 14:25:08 SELČ
apple_mail|sv|Vidarebefordrat brev|Från|Datum|Till|Kopia|Ämne|26 oktober 2021 14:25:08 CEST
apple_mail|tr|İleti başlangıcı|Kimden|Tarih|Kime|Bilgi|Konu|26 Ekim 2021 14:25:08 GMT+3
apple_mail|uk|Початок листа, що пересилається|Від кого|Дата|Кому|Копія|Тема|26 жовтня 2021 р. о 14:25:08 GMT+3
gmail|cs|Forwarded message|Od|Date|To|Cc|Subject|st 27. 10. 2021 v 9:31
gmail|da|Forwarded message|Fra|Date|To|Cc|Subject|ons. 27. okt. 2021 kl. 09.31
gmail|de|Forwarded message|Von|Date|To|Cc|Subject|Mi., 27. Okt. 2021 um 09:31 Uhr
gmail|en|Forwarded message|From|Date|To|Cc|Subject|Wed, 27 Oct 2021 at 09:31
gmail|es|Forwarded message|De|Date|To|Cc|Subject|mié, 27 oct 2021 a las 9:31
gmail|et|Forwarded message|Saatja|Date|To|Cc|Subject|K, 27. oktoober 2021 kell 09:31
gmail|fi|Forwarded message|Lähettäjä|Date|To|Cc|Subject|ke 27. lokak. 2021 klo 9.31
gmail|fr|Forwarded message|De|Date|To|Cc|Subject|mer. 27 oct. 2021 à 09:31
gmail|hr|Forwarded message|Šalje|Date|To|Cc|Subject|sri, 27. lis 2021. u 09:31
gmail|hu|Forwarded message|Feladó|Date|To|Cc|Subject|2021. okt. 27., Sze 9:31
gmail|it|Forwarded message|Da|Date|To|Cc|Subject|mer 27 ott 2021 alle ore 09:31
gmail|en|Forwarded message|From|Date|To|Cc|Subject|2021年10月27日(水) 9:31
gmail|nl|Forwarded message|Van|Date|To|Cc|Subject|wo 27 okt. 2021 om 09:31
gmail|no|Forwarded message|Fra|Date|To|Cc|Subject|ons. 27. okt. 2021 kl. 09:31
gmail|pl|Forwarded message|Od|Date|To|Cc|Subject|śr., 27 paź 2021 o 09:31
gmail|pt|Forwarded message|De|Date|To|Cc|Subject|quarta, 27/10/2021 à(s) 09:31
gmail|ro|Forwarded message|De la|Date|To|Cc|Subject|mie., 27 oct. 2021 la 09:31
gmail|ru|Forwarded message|От|Date|To|Cc|Subject|ср, 27 окт. 2021 г. в 09:31
gmail|sk|Forwarded message|Od|Date|To|Cc|Subject|st 27. 10. 2021 o 9:31
gmail|sv|Forwarded message|Från|Date|To|Cc|Subject|ons 27 okt. 2021 kl 09:31
gmail|tr|Forwarded message|Gönderen|Date|To|Cc|Subject|27 Eki 2021 Çar, 09:31
gmail|uk|Forwarded message|Від|Date|To|Cc|Subject|ср, 27 жовт. 2021 р. о 09:31
hubspot|de|Weitergeleitete Nachricht|Von|Datum|An|Cc|Betreff|Montag, 19. September 2022, 17:55:44 -0400
hubspot|en|Forwarded message|From|Date|To|Cc|Subject|Monday, September 19, 2022, 5:55:44 PM -0400
hubspot|es|Mensaje reenviado|De|Fecha|A|Cc|Asunto|lunes, 19 de septiembre de 2022 17:55:44 -0400
hubspot|fi|Välitetty viesti|Lähettäjä|Päivämäärä|Vastaanottaja|Kopio|Aihe|maanantai 19. syyskuuta 2022 klo 17.55.44 -0400
hubspot|fr|Message transféré|De|Date|À|Cc|Objet|lundi 19 septembre 2022 17:55:44 -0400
hubspot|it|Messaggio inoltrato|Da|Data|A|Cc|Oggetto|lunedì 19 settembre 2022, 17:55:44 -0400
hubspot|ja|メッセージを転送|送信元|日付|送信先|CC|件名|2022年9月19日月曜日 17:55:44 -0400
hubspot|nl|Doorgestuurd bericht|Van|Datum|Aan|CC|Onderwerp|maandag 19 september 2022 17:55:44 -0400
hubspot|pl|Przekazana wiadomość|Od|Data|Do|DW|Temat|poniedziałek, 19 września 2022, 17:55:44 -0400
hubspot|pt|Mensagem encaminhada|De|Data|Para|Cc|Assunto|segunda-feira, 19 de setembro de 2022 17:55:44 -0400
hubspot|sv|Vidarebefordrat meddelande|Från|Datum|Till|Kopia|Ämne|måndag 19 september 2022 17:55:44 -0400
ionos|de|Ursprüngliche Nachricht|Von|Datum|An|Cc|Betreff|10.02.2023 16:52 CET
ionos|en|Original Message|From|Date|To|Cc|Subject|02/10/2023 4:52 PM EST
ionos|es|Mensaje original|De|Fecha|Para|Cc|Asunto|10/02/2023 16:52 CET
ionos|fr|Message d'origine|De|Date|À|Cc|Objet|10/02/2023 16:52 CET
ionos|nl|Oorspronkelijk bericht|Van|Datum|Aan|CC|Onderwerp|10-02-2023 16:52 CET
mailmate|en|Forwarded message|From|Date|To|Cc|Subject|Wed, 27 Oct 2021 09:31:00 +0000
missive|en|Forwarded message|From|Date|To|Cc|Subject|July 19, 2022 at 3:09 PM
new_outlook_2019|cs||Od|Datum|Komu|Kopie|Předmět|čtvrtek, 28. října 2021 12:46
new_outlook_2019|da||Fra|Dato|Til|Cc|Emne|torsdag, 28. oktober 2021 kl. 12.46
new_outlook_2019|de||Von|Datum|An|Cc|Betreff|Donnerstag, 28. Oktober 2021 um 12:46
new_outlook_2019|en||From|Date|To|Cc|Subject|Thursday, October 28, 2021 at 12:46 PM
new_outlook_2019|es||De|Fecha|Para|CC|Asunto|jueves, 28 de octubre de 2021, 12:46
new_outlook_2019|fi||Lähettäjä|Päivämäärä|Vastaanottaja|Kopio|Aihe|torstaina, 28. lokakuuta 2021 klo 12.46
new_outlook_2019|fr||De|Date|À|Cc|Objet|jeudi, 28 octobre 2021 à 12:46
new_outlook_2019|hu||Feladó|Dátum|Címzett|Másolatot kap|Tárgy|2021. október 28., csütörtök, 12:46
new_outlook_2019|it||Da|Data|A|Cc|Oggetto|giovedì, 28 ottobre 2021 12:46
new_outlook_2019|ja||差出人|日付|宛先|CC|件名|2021年10月28日 木曜日 12:46
new_outlook_2019|nl||Van|Datum|Aan|CC|Onderwerp|donderdag, 28 oktober 2021 om 12:46
new_outlook_2019|no||Fra|Dato|Til|Kopi|Emne|torsdag, 28. oktober 2021 kl. 12:46
new_outlook_2019|pl||Od|Data|Do|DW|Temat|czwartek, 28 października 2021 o 12:46
new_outlook_2019|pt||De|Data|Para|Cc|Assunto|quinta-feira, 28 de outubro de 2021, 12:46
new_outlook_2019|ro||De la|Dată|Către|Cc|Subiect|joi, 28 octombrie 2021, 12:46
new_outlook_2019|ru||От|Дата|Кому|Копия|Тема|четверг, 28 октября 2021 г. в 12:46
new_outlook_2019|sk||Od|Dátum|Komu|Kópia|Predmet|štvrtok 28. októbra 2021 12:46
new_outlook_2019|sv||Från|Datum|Till|Kopia|Ämne|torsdag, 28 oktober 2021 12:46
new_outlook_2019|tr||Kimden|Tarih|Kime|Bilgi|Konu|28 Ekim 2021 Perşembe 12:46
outlook_2013|de||Von|Gesendet|An|Cc|Betreff|Montag, 25. Oktober 2021 11:17
outlook_2013|en||From|Sent|To|Cc|Subject|25 October 2021 11:17
outlook_2013|es||De|Enviado el|Para|CC|Asunto|lunes, 25 de octubre de 2021 11:17
outlook_2013|fr||De|Envoyé|À|Cc|Objet|lundi 25 octobre 2021 11:17
outlook_2013|nl||Van|Verzonden|Aan|CC|Onderwerp|maandag 25 oktober 2021 11:17
outlook_live|da|_|Fra|Sendt|Til|Cc|Emne|27. oktober 2021 15:14
outlook_live|de|_|Von|Gesendet|An|Cc|Betreff|Mittwoch, 27. Oktober 2021 15:14
outlook_live|en|_|From|Sent|To|Cc|Subject|Wednesday, October 27, 2021 3:14 PM
outlook_live|es|_|De|Enviado|Para|Cc|Asunto|miércoles, 27 de octubre de 2021 15:14
outlook_live|fr|_|De|Envoyé|À|Cc|Objet|mercredi 27 octobre 2021 15:14
outlook_live|it|_|Da|Inviato|A|Cc|Oggetto|mercoledì 27 ottobre 2021 15:14
outlook_live|nl|_|Van|Verzonden|Aan|CC|Onderwerp|woensdag 27 oktober 2021 15:14
outlook_live|pl|_|Od|Wysłane|Do|DW|Temat|środa, 27 października 2021 15:14
outlook_live|pt|_|De|Enviado|Para|Cc|Assunto|quarta-feira, 27 de outubro de 2021 15:14
outlook_live|sv|_|Från|Skickat|Till|Kopia|Ämne|den 27 oktober 2021 15:14
thunderbird|cs|Přeposlaná zpráva|Od|Datum|Komu|Kopie|Předmět|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|da|Videresendt meddelelse|Fra|Dato|Til|Cc|Emne|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|de|Weitergeleitete Nachricht|Von|Datum|An|Kopie (CC)|Betreff|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|en|Forwarded Message|From|Date|To|CC|Subject|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|es|Mensaje reenviado|De|Fecha|Para|CC|Asunto|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|fi|Välitetty viesti|Lähettäjä|Päiväys|Vastaanottaja|Kopio|Aihe|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|fr|Message transféré|De|Date|Pour|Copie à|Sujet|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|hr|Proslijeđena poruka|Šalje|Datum|Prima|CC|Predmet|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|hu|Továbbított üzenet|Feladó|Dátum|Címzett|CC|Tárgy|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|it|Messaggio Inoltrato|Mittente|Data|A|CC|Oggetto|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|nl|Doorgestuurd bericht|Van|Datum|Aan|CC|Onderwerp|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|no|Videresendt melding|Fra|Dato|Til|Kopi|Emne|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|pl|Treść przekazanej wiadomości|Nadawca|Data|Adresat|Kopia|Temat|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|pt|Mensagem reencaminhada|De|Data|Para|CC|Assunto|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|ro|Mesaj înaintat|De la|Data|Către|CC|Subiect|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|ru|Перенаправленное сообщение|От|Дата|Кому|Копия|Тема|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|sk|Preposlaná správa|Od|Dátum|Pre|Kópia|Predmet|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|sv|Vidarebefordrat meddelande|Från|Datum|Till|Kopia|Ämne|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|tr|İletilmiş İleti|Kimden|Tarih|Kime|Bilgi|Konu|Wed, 3 Nov 2021 15:51:30 +0100
thunderbird|uk|Переслане повідомлення|Від|Дата|Кому|Копія|Тема|Wed, 3 Nov 2021 15:51:30 +0100
yahoo|cs|Přeposlaná zpráva|Od|Odesláno|Komu|Kopie|Předmět|úterý 2. listopadu 2021 9:26:50 SEČ
yahoo|da|Videresendt meddelelse|Fra|Sendt|Til|Cc|Emne|tirsdag den 2. november 2021 09.26.50 CET
yahoo|de|Weitergeleitete Nachricht|Von|Gesendet|An|CC|Betreff|Dienstag, 2. November 2021, 09:26:50 MEZ
yahoo|en|Forwarded Message|From|Sent|To|Cc|Subject|Tuesday, November 2, 2021, 09:26:50 AM GMT+1
yahoo|es|Mensaje reenviado|De|Enviado|Para|CC|Asunto|martes, 2 de noviembre de 2021 09:26:50 CET
yahoo|fi|Edelleenlähetetty viesti|Lähettäjä|Lähetetty|Vastaanottaja|Kopio|Aihe|tiistai 2. marraskuuta 2021 klo 9.26.50 UTC+1
yahoo|fr|Mail transféré|De|Envoyé|À|Cc|Objet|mardi 2 novembre 2021 à 09:26:50 UTC+1
yahoo|hu|Továbbított üzenet|Feladó|Elküldve|Címzett|Másolatot kap|Tárgy|2021. november 2., kedd 9:26:50 CET
yahoo|it|Messaggio inoltrato|Da|Inviato|A|Cc|Oggetto|martedì 2 novembre 2021, 09:26:50 CET
yahoo|nl|Doorgestuurd bericht|Van|Verzonden|Aan|Cc|Onderwerp|dinsdag 2 november 2021 om 09:26:50 CET
yahoo|no|Videresendt melding|Fra|Sendt|Til|Kopi|Emne|tirsdag 2. november 2021, 09:26:50 CET
yahoo|pl|Przekazana wiadomość|Od|Wysłano|Do|DW|Temat|wtorek, 2 listopada 2021 09:26:50 CET
yahoo|pt|Mensagem encaminhada|De|Enviado|Para|Cc|Assunto|terça-feira, 2 de novembro de 2021 09:26:50 WET
yahoo|ro|Mesaj redirecționat|De la|Trimis|Către|Cc|Subiect|marți, 2 noiembrie 2021, 09:26:50 EET
yahoo|ru|Пересылаемое сообщение|От|Отправлено|Кому|Копия|Тема|вторник, 2 ноября 2021 г., 09:26:50 GMT+3
yahoo|sk|Preposlaná správa|Od|Odoslané|Komu|Kópia|Predmet|utorok 2. novembra 2021 9:26:50 CET
yahoo|sv|Vidarebefordrat meddelande|Från|Skickat|Till|Kopia|Ämne|tisdag 2 november 2021 09:26:50 CET
yahoo|tr|İletilmiş Mesaj|Kimden|Gönderildi|Kime|Bilgi|Konu|2 Kasım 2021 Salı 09:26:50 GMT+3
yahoo|uk|Переслане повідомлення|Від|Надіслано|Кому|Копія|Тема|вівторок, 2 листопада 2021 р., 09:26:50 EET
"""
CLIENT_ROWS: Final = tuple(tuple(line.split("|")) for line in _ROWS.strip().splitlines())
MOMENTS: Final = {
    "apple_mail": "2021-10-26T14:25:08",
    "gmail": "2021-10-27T09:31",
    "hubspot": "2022-09-19T17:55:44",
    "ionos": "2023-02-10T16:52",
    "mailmate": "2021-10-27T09:31",
    "missive": "2022-07-19T15:09",
    "new_outlook_2019": "2021-10-28T12:46",
    "outlook_2013": "2021-10-25T11:17",
    "outlook_live": "2021-10-27T15:14",
    "thunderbird": "2021-11-03T15:51:30",
    "yahoo": "2021-11-02T09:26:50",
}
SENDER: Final = "Jan Voorbeeld <jan@voorbeeld.example>"
RECIPIENT: Final = "eva@voorbeeld.example"
COPIED: Final = "Piet Proef <piet@proef.example>, Noor Test <noor@proef.example>"
SUBJECT: Final = "Tekening van de nieuwe loods"

# How each client lays out a forwarded mail; `{f}`, `{s}`, `{t}`, `{c}` and `{j}` are the labels of the fields.
_BLOCK = "{f}: {from}\n{s}: {sent}\n{t}: {to}\n{c}: {cc}\n{j}: {subject}\n"
LAYOUTS: Final = {
    "apple_mail": (
        "> {above}:\n>\n> {f}: {from}\n> {j}: {subject}\n> {s}: {sent}\n> {t}: {to}\n> {c}: {cc}\n>\n",
        "> ",
    ),
    "gmail": ("---------- {above} ---------\n{f}: {from}\n{s}: {sent}\n{j}: {subject}\n{t}: <{to}>\n{c}: {cc}\n\n", ""),
    "hubspot": ("---------- {above} ---------\n{f}: {from}\n{s}: {sent}\n{j}: {subject}\n{t}: {to}\n{c}: {cc}\n\n", ""),
    "ionos": (
        "> ---------- {above} ----------\n> {f}: {from}\n> {t}: {to}\n> {c}: {cc}\n> {s}: {sent}\n> {j}: {subject}\n>\xa0\n",
        "> ",
    ),
    "mailmate": ("{above}:\n\n> {f}: {from}\n> {t}: {to}\n> {c}: {cc}\n> {j}: {subject}\n> {s}: {sent}\n>\n", "> "),
    "missive": ("---------- {above} ----------\n{f}: {from}\n{s}: {sent}\n{t}: {to}\n{c}: {cc}\n{j}: {subject}\n\n", "> "),
    "new_outlook_2019": (_BLOCK, ""),
    "outlook_2013": (_BLOCK + "\n", ""),
    "outlook_live": ("________________________________\n" + _BLOCK + "\n", ""),
    "thunderbird": (
        "-------- {above} --------\n{j}: \t{subject}\n{s}: \t{sent}\n{f}: \t{from}\n{t}: \t{to}\n{c}: \t{cc}\n\n\n\n",
        "",
    ),
    "yahoo": (
        "   ----- {above} ----- {f}: {from}{t}: {to} <{to}>{c}: {cc}{s}: {sent}{j}: {subject}\n ",
        "",
    ),
}


def print_forward(row: Sequence[str], above: str = "", body: str = BODY) -> str:
    """Return what a client prints for one row of the table: what stands above, the forwarded mail's header and its body."""
    client, _, announcement, f, s, t, c, j, sent = row
    layout, mark = LAYOUTS[client]
    fields = {"from": SENDER, "sent": sent, "to": RECIPIENT, "cc": COPIED, "subject": SUBJECT, "above": announcement}
    return above + layout.format(**fields, f=f, s=s, t=t, c=c, j=j) + quote(body, mark)
