"""Bytes of a declared charset to text, whatever was declared: labels are often wrong and sometimes hostile.

A table and not Python's registry: that knows `hex`, `punycode` and `unicode_escape` as encodings too,
imports a module for each name it is asked for, and remembers every name for ever.
"""

import re

_CODECS = {
    "utf8": "utf-8", "unicode11utf8": "utf-8",
    "usascii": "cp1252", "ascii": "cp1252", "ansix341968": "cp1252",
    "latin1": "cp1252", "iso88591": "cp1252", "iso885915": "iso8859-15", "latin9": "iso8859-15",
    "windows1252": "cp1252", "cp1252": "cp1252", "ibm850": "cp850", "cp850": "cp850", "ibm437": "cp437",
    "cp437": "cp437", "macintosh": "mac-roman", "xmacroman": "mac-roman",
    "iso88592": "iso8859-2", "latin2": "iso8859-2", "iso88593": "iso8859-3", "iso88594": "iso8859-4",
    "iso88595": "iso8859-5", "iso88596": "iso8859-6", "iso88597": "iso8859-7", "iso88598": "iso8859-8",
    "iso88598i": "iso8859-8", "iso88599": "cp1254", "latin5": "cp1254", "iso885910": "iso8859-10",
    "iso885911": "cp874", "iso885913": "iso8859-13", "iso885914": "iso8859-14", "iso885916": "iso8859-16",
    "windows874": "cp874", "tis620": "cp874", "windows1250": "cp1250", "cp1250": "cp1250",
    "windows1251": "cp1251", "cp1251": "cp1251", "windows1253": "cp1253", "windows1254": "cp1254",
    "windows1255": "cp1255", "windows1256": "cp1256", "windows1257": "cp1257", "windows1258": "cp1258",
    "koi8r": "koi8-r", "koi8u": "koi8-u", "ibm866": "cp866", "cp866": "cp866",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "xgbk": "gb18030", "hzgb2312": "hz",
    "big5": "cp950", "big5hkscs": "big5hkscs", "xbig5": "cp950",
    "shiftjis": "cp932", "sjis": "cp932", "xsjis": "cp932", "windows31j": "cp932", "mskanji": "cp932",
    "eucjp": "euc_jp", "xeucjp": "euc_jp", "iso2022jp": "iso2022_jp_2", "iso2022jp1": "iso2022_jp_2",
    "iso2022jp2": "iso2022_jp_2", "iso2022jp3": "iso2022_jp_3", "iso2022jp2004": "iso2022_jp_2004",
    "euckr": "cp949", "ksc56011987": "cp949", "ksc5601": "cp949", "cp949": "cp949", "iso2022kr": "iso2022_kr",
    "utf7": "utf-7", "utf16": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be", "utf32": "utf-32",
}  # fmt: skip
"""By label without punctuation; of two sets that differ in a few characters the larger (WHATWG Encoding)."""
_WESTERN = frozenset({"cp1252", "iso8859-15", "cp1254", "mac-roman"})
"""Declared by programs that did not ask what they were given: what is sound UTF-8 beyond ASCII is UTF-8."""
_PUNCTUATION = re.compile(r"[^a-z0-9]+")
_LONGEST_LABEL = 40


def decoded(data: bytes, label: str | None = None) -> str:
    """The text in `data`, declared to be in the charset `label`; an unknown or a wrong label costs nothing.

    Without a label that helps it is UTF-8, else Windows-1252. What no charset explains becomes U+FFFD.
    """
    codec = _CODECS.get(_PUNCTUATION.sub("", (label or "")[:_LONGEST_LABEL].lower()))
    if codec in {None, "utf-8"} or codec in _WESTERN:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            if codec == "utf-8" and _is_mostly_utf8(data):
                return data.decode("utf-8", "replace")
            codec = codec if codec in _WESTERN else "cp1252"
    # UTF-7 can spell half a surrogate pair, which nothing can write down again.
    return data.decode(codec or "cp1252", "replace").encode("utf-8", "replace").decode("utf-8")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most beyond ASCII makes characters: then a byte was lost, and the label is right."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    beyond = sum(1 for character in text if character > "\x7f") if broken < len(text) else 0
    return beyond > 2 * broken
