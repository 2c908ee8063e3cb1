"""Which types of files there are, by what their names end in and how their contents begin (T39).

A file is what its contents say. Its name and the type that it is said to be have to agree with them, so that a browser
and an operating system open it as what it was checked for. What can't be told by its contents is no type here: what a
browser might run (HTML, SVG, scripts) and programs are among those.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import puremagic

from permissions.errors import Invalid

HEAD: Final = 8192  # bytes at the beginning that the contents are told by
MOST_NAME: Final = 255  # characters
SURE: Final = 0.3  # of a signature: shorter ones stand at the beginning of many a text

_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_ZIPPED: Final = b"PK\x03\x04"
# How the first member of an Office document is called.
_OFFICE: Final = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"word/", b"xl/", b"ppt/")


@dataclass(frozen=True, slots=True)
class FileType:
    """A type: the ends of names, what others call it, and what more the first bytes have to be."""

    extensions: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    check: Callable[[bytes], bool] | None = None  # in place of a signature
    inline: bool = False  # may be shown in place: an image of pixels, in which nothing can be run


def _first_member(head: bytes) -> tuple[bytes, bytes]:
    """The name of the first member of a ZIP archive, and what follows it."""
    if not head.startswith(_ZIPPED) or len(head) < 30:
        return b"", b""
    name, more = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
    return head[30 : 30 + name], head[30 + name + more :]


def _office(head: bytes) -> bool:
    return _first_member(head)[0].startswith(_OFFICE)


def _open_document(type: str) -> Callable[[bytes], bool]:
    """OpenDocument says of itself what it is, in its first member (part 2, 3.3)."""
    return lambda head: _first_member(head)[0] == b"mimetype" and _first_member(head)[1].startswith(type.encode())


def _mp3(head: bytes) -> bool:
    """Tags, or the first frame of MPEG's layer III."""
    return head.startswith(b"ID3") or (len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2)


def _media(*brands: bytes) -> Callable[[bytes], bool]:
    """One container of ISO 14496-12, told by its major brand."""
    return lambda head: head[4:8] == b"ftyp" and head[8:12].startswith(brands)


def _text(head: bytes) -> bool:
    """UTF-8 or an older set of 8 bits without control characters, or UTF-16 that says so; no other type's signature."""
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and _CONTROL.search(head):
        return False
    binary = {each for type in TYPES.values() if type.check is not _text for each in type.extensions}
    return not any(found in binary for found in _signatures(head, SURE))


def _open_documents() -> dict[str, FileType]:
    kinds = {".odt": "text", ".ods": "spreadsheet", ".odp": "presentation"}
    types = {each: f"application/vnd.oasis.opendocument.{kind}" for each, kind in kinds.items()}
    return {type: FileType((each,), check=_open_document(type)) for each, type in types.items()}


_MP4: Final = (b"iso", b"mp4")
_OFFICE_XML: Final = "application/vnd.openxmlformats-officedocument"

TYPES: Final[Mapping[str, FileType]] = {
    "application/pdf": FileType((".pdf",)),
    f"{_OFFICE_XML}.wordprocessingml.document": FileType((".docx",), check=_office),
    f"{_OFFICE_XML}.spreadsheetml.sheet": FileType((".xlsx",), check=_office),
    f"{_OFFICE_XML}.presentationml.presentation": FileType((".pptx",), check=_office),
    **_open_documents(),
    "application/msword": FileType((".doc",)),
    "application/vnd.ms-excel": FileType((".xls",)),
    "application/vnd.ms-powerpoint": FileType((".ppt",)),
    "application/rtf": FileType((".rtf",), ("text/rtf",)),
    "text/plain": FileType((".txt", ".log"), check=_text),
    "text/csv": FileType((".csv",), ("application/vnd.ms-excel", "application/csv", "text/plain"), check=_text),
    "image/jpeg": FileType((".jpg", ".jpeg"), ("image/jpg", "image/pjpeg"), inline=True),
    "image/png": FileType((".png",), inline=True),
    "image/gif": FileType((".gif",), inline=True),
    "image/webp": FileType((".webp",), inline=True),
    "image/heic": FileType((".heic", ".heif"), ("image/heif",), _media(b"hei", b"hev", b"mif1", b"msf1")),
    "image/tiff": FileType((".tif", ".tiff")),
    "image/vnd.dwg": FileType((".dwg",), ("image/x-dwg", "application/acad")),
    "audio/mpeg": FileType((".mp3",), ("audio/mp3",), _mp3),
    "audio/wav": FileType((".wav",), ("audio/x-wav", "audio/wave")),
    "audio/ogg": FileType((".ogg", ".oga", ".opus"), ("audio/opus",)),
    "audio/mp4": FileType((".m4a",), ("audio/x-m4a",), _media(b"M4A", b"M4B", *_MP4)),
    "video/mp4": FileType((".mp4",), check=_media(b"M4V", b"avc1", b"dash", b"3gp", b"MSNV", *_MP4)),
    "video/quicktime": FileType((".mov",), check=_media(b"qt")),
    "video/webm": FileType((".webm",), ("audio/webm",)),
    "application/zip": FileType((".zip",), ("application/x-zip-compressed",), lambda head: head.startswith(_ZIPPED)),
    "application/vnd.rar": FileType((".rar",), ("application/x-rar-compressed", "application/x-rar")),
    "application/x-7z-compressed": FileType((".7z",)),
}

_OLE: Final = ("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint")

_BY_EXTENSION: Final = {extension: type for type, each in TYPES.items() for extension in each.extensions}


def named(name: str, path: str) -> str:
    """The name of a file, if it can be one on any system: no path, nothing that is not shown or turns the text around.

    Raises Invalid FILE_NAME_INVALID, TEXT_TOO_LONG.
    """
    name = name.strip()
    if len(name) > MOST_NAME:
        raise Invalid("TEXT_TOO_LONG", path, most=MOST_NAME)
    if not name.strip(". ") or name[-1] == "." or any(_unfit(character) for character in name):
        raise Invalid("FILE_NAME_INVALID", path)
    return name


def _unfit(character: str) -> bool:
    # Cc, Cf, Cs, Co, Cn: controls, marks of direction and of width nothing, lone surrogates. Zl, Zp: separators.
    return character in '/\\:*?"<>|' or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def extensions(allowed: tuple[str, ...]) -> list[str]:
    """What names may end in, in alphabetical order; of all types when none are named."""
    return sorted(each for type in allowed or TYPES for each in TYPES[type].extensions)


def told(name: str, declared: str | None, allowed: tuple[str, ...]) -> str:
    """The type of a file by its name.

    Raises Invalid FILE_TYPE_NOT_ALLOWED, or FILE_TYPE_MISMATCH when it is said to be another one.
    """
    found = _BY_EXTENSION.get(f".{name.rpartition('.')[2].lower()}" if "." in name else "")
    if found is None or (allowed and found not in allowed):
        raise Invalid("FILE_TYPE_NOT_ALLOWED", "name", ends=", ".join(extensions(allowed)))
    said = (declared or "").partition(";")[0].strip().lower()
    if said and said not in (found, *TYPES[found].aliases, "application/octet-stream"):
        raise Invalid("FILE_TYPE_MISMATCH", "type", type=found)
    return found


def holds(type: str, head: bytes) -> bool:
    """Whether contents that begin with these bytes are of the type."""
    if not head:
        return False
    this = TYPES[type]
    if this.check is not None:
        return this.check(head)
    found = _signatures(head, 0.0)
    if type in _OLE:  # one container, of which the signature tells no more
        return ".doc" in found
    return not found.isdisjoint(this.extensions)


def _signatures(head: bytes, least: float) -> set[str]:
    """The ends of names that the signatures at the beginning stand for, but for what a longer one rules out."""
    try:
        found = puremagic.magic_string(head)
    except puremagic.PureError:
        return set()
    enough = max(least, found[0].confidence / 2 + 0.01)  # they come with the longest first
    return {each.extension.lower() for each in found if each.confidence >= enough}
