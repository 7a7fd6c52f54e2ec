"""Names of files as the field of attachments prints them."""

import regex

__all__ = ["is_file_name", "split_file_names"]

_END = (
    r"\.(?:7z|csv|docm|docx?|dotx?|dwg|dxf|eml|gif|heic|html?|ics|jpe?g|json|mov|mp[34]|mpp|msg|od[gpst]|pdf|png|potx?|ppsx?"
    r"|ppt[mx]?|pst|pub|rar|rtf|shp|svg|tar|tiff?|txt|vcf|vsdx?|wav|wmv|xls[bmx]?|xltx?|xml|xps|zip)"
)
_FILE = regex.compile(rf"\S.{{0,80}}{_END}", regex.IGNORECASE)
_AFTER = regex.compile(rf"(?<={_END})(?:,\s*+|\s++)(?=\S)", regex.IGNORECASE)


def is_file_name(text: str) -> bool:
    """Tell whether a line is the name of a file, and not a sentence that ends in an address of the web or of mail.

    Example:
        >>> is_file_name("verslag overleg.pdf"), is_file_name("Zie ook www.rijksoverheid.nl")
        (True, False)
    """
    return _FILE.fullmatch(text) is not None and "@" not in text and "www." not in text.casefold()


def split_file_names(value: str) -> tuple[str, ...]:
    """Return the names of files in a field, between semicolons or where one name ends and another begins.

    Example:
        >>> split_file_names("plan.pdf verslag overleg.docx; Nota 2 (concept)")
        ('plan.pdf', 'verslag overleg.docx', 'Nota 2 (concept)')
        >>> split_file_names("plan.pdf (34 kB)")
        ('plan.pdf (34 kB)',)
    """
    names: list[str] = []
    for part in value.split(";"):
        for index, piece in enumerate(_AFTER.split(part.strip())):
            if index and not is_file_name(piece):
                names[-1] = f"{names[-1]} {piece}"
            else:
                names.append(piece)
    return tuple(name for name in names if name)
