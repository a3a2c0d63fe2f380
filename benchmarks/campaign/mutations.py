"""Mutate example files: bytes, characters of text, tags of XML, parts of a package, JSON values."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

Mutation = Callable[[bytes, Random], bytes]

# Values that readers trip over, whatever stands where.
_VALUES = (
    *("", "0", "-1", "1e309", "nan", "99999999999999999999", "x", "True", "null", "XFD1048576"),
    *("A1:XFD1048576", "二", "½", "²", "-0.0", "1,000", "../../etc", "\ufffd", "甲" * 5000),
    *("%", "{}", "[]", "[" * 400, "2025-13-45", "#REF!", " " * 3000, "\u3000", "①", "㈠"),
)
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r'(?<=")[^"<>]*(?=")')
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MOST_CHANGES = 6
_LOST, _CRUDE = 0.1, 0.4  # shares of the parts of a package
_MOST_BYTES = 3_000_000  # of a mutated text


def mutate(content: bytes, random: Random) -> bytes:
    """Return the content of a file, changed in a way that fits what it is."""
    if content.startswith(b"PK\x03\x04"):
        kinds: list[Mutation] = [_mutate_parts] * 5 + [_mutate_bytes]
    elif _is_text(content):
        kinds = [_mutate_text] * 4 + [_mutate_bytes]
        if content.lstrip()[:1] in (b"{", b"["):
            kinds += [_mutate_json] * 5
    else:
        kinds = [_mutate_bytes] * 2 + [_mutate_text]
    return random.choice(kinds)(content, random)


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _mutate_bytes(content: bytes, random: Random) -> bytes:
    """Flip, cut out, double or append bytes."""
    data = bytearray(content)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        if not data:
            break
        start = random.randrange(len(data))
        end = min(len(data), start + random.choice((1, 2, 8, 100, 5000)))
        match random.randrange(5):
            case 0:
                data[start] = random.randrange(256)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end]
            case 3:
                data[start:end] = random.randbytes(end - start)
            case _:
                del data[start:]
    return bytes(data)


def _mutate_text(content: bytes, random: Random) -> bytes:
    """Change characters, tags, attributes, figures and lines."""
    text = content.decode("utf-8", errors="surrogateescape")
    for _ in range(random.randint(1, _MOST_CHANGES)):
        text = random.choice((_change_match, _change_lines, _insert_value, _nest))(text, random)
    return text[:_MOST_BYTES].encode("utf-8", errors="surrogateescape")


def _change_match(text: str, random: Random) -> str:
    """Replace, remove or double one tag, attribute or figure."""
    pattern = random.choice((_TAG, _ATTRIBUTE, _ATTRIBUTE, _NUMBER))
    found = list(pattern.finditer(text))
    if not found:
        return text
    one, other = random.choice(found), random.choice(found)
    by = random.choice((random.choice(_VALUES), "", other[0], one[0] * 2))
    return text[: one.start()] + by + text[one.end() :]


def _change_lines(text: str, random: Random) -> str:
    """Repeat, remove, join or reorder lines."""
    lines = text.split("\n")
    place = random.randrange(len(lines))
    match random.randrange(4):
        case 0:
            times = max(
                1, min(random.choice((2, 50, 3000)), _MOST_BYTES // (len(lines[place]) + 1))
            )
            lines[place : place + 1] = [lines[place]] * times
        case 1:
            del lines[place : place + random.choice((1, 5, 50))]
        case 2:
            lines = ["".join(lines)] if random.random() < 0.2 else [*lines[place:], *lines[:place]]
        case _:
            random.shuffle(lines)
    return "\n".join(lines)


def _insert_value(text: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(_VALUES) + text[place:]


def _nest(text: str, random: Random) -> str:
    """Repeat a short stretch many times, as nested brackets and tags are."""
    start = random.randrange(len(text) + 1)
    piece = text[start : start + random.choice((1, 3, 20, 200))]
    return text[:start] + piece * random.choice((2, 100, 3000)) + text[start:]


def _mutate_parts(content: bytes, random: Random) -> bytes:
    """Mutate, drop, swap or empty parts of a package and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        return _mutate_bytes(content, random)
    for _ in range(random.randint(1, 3)):
        _change_part(parts, random)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def _change_part(parts: dict[str, bytes], random: Random) -> None:
    name, other = random.choice(sorted(parts)), random.choice(sorted(parts))
    if random.random() < _LOST and len(parts) > 1:
        del parts[name]
        return
    part = parts[name]
    change = random.choice((lambda *_: b"", lambda *_: parts[other], _mutate_bytes, _mutate_text))
    parts[name] = change(part, random) if random.random() < _CRUDE else _mutate_xml(part, random)


def _mutate_xml(content: bytes, random: Random) -> bytes:
    """Remove, double, move, rename and nest elements, and change attributes; well-formed still."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return _mutate_text(content, random)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = random.choice(elements), random.choice(elements)
        with suppress(ValueError, IndexError, TypeError):  # what lxml does not let in
            _change_element(one, other, random)
    return etree.tostring(root)


def _change_element(one: Any, other: Any, random: Random) -> None:
    parent = one.getparent()
    kind = random.randrange(9)
    if kind < 3 and parent is not None:
        copies = [deepcopy(one) for _ in range(random.choice((0, 1, 20, 400)))]
        (parent if kind else other).extend(copies)
        parent.remove(one)
    elif kind == 3:
        one.tag = other.tag
    elif kind == 4:
        one.text = random.choice((*_VALUES, other.text))
    elif kind == 5:
        del one[:]
    elif one.attrib:
        name = random.choice(list(one.attrib))
        one.set(name, random.choice((*_VALUES, *other.attrib.values(), *one.attrib.values())))
        if kind == 6:
            del one.attrib[name]


def _mutate_json(content: bytes, random: Random) -> bytes:
    """Put other values and types into places of a JSON document."""
    try:
        document = json.loads(content)
    except ValueError:
        return _mutate_text(content, random)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        places = list(_places(document))
        if not places:
            break
        holder, key = random.choice(places)
        match random.randrange(4):
            case 0:
                del holder[key]
            case 1:
                holder[key] = random.choice(_VALUES)
            case 2:
                holder[key] = random.choice((None, True, -1, 10**40, 1.5, [], {}, [[]], {"a": 1}))
            case _:
                other, name = random.choice(places)
                holder[key] = deepcopy(other[name])
    return json.dumps(document, ensure_ascii=False).encode()


def _places(value: Any) -> Any:
    """Yield each place of a JSON document as its holder and key."""
    if isinstance(value, dict | list):
        for key, one in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            yield from _places(one)
