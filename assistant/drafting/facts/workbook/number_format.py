"""Write a number as a cell of a spreadsheet shows it: 9.4% for 0.0942, 3.62 for 3.618498."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_SECTION = re.compile(r'(?:"[^"]*"|[\\!].|[^;"\\!])+')
_TOKEN = re.compile(
    r'(?P<digits>[0#?][0#?,]*(?:\.[0#?]+)?,*|\.[0#?]+,*)|"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)'
    r"|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?P<plain>.)"
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_GENERAL = re.compile(
    r"general|通用格式|@|E[+-]|[?#0]\s*/", re.IGNORECASE
)  # scientific and fractions too
_PAINTED_POINT = re.compile(r"([0#?]+)[!\\]\.([0#?]+)(,*)")  # 0!.0, writes 36200 as 3.6
_SIGNS = re.compile(r"[()（）+-]")
_PLACES = 11  # that a cell of the general format shows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """A section of a number format: its digits, and the texts around them."""

    digits: str
    before: str
    after: str

    @property
    def factor(self) -> Decimal:
        """What the number is multiplied by: 100 for each %, 1/1000 for each comma at the end."""
        thousands = len(self.digits) - len(self.digits.rstrip(","))
        return Decimal(100) ** (self.before + self.after).count("%") / Decimal(1000) ** thousands


def format_number(number: Decimal, code: str) -> str:
    """Return `number` as a cell with the format `code` shows it, a negative one with its minus.

    >>> format_number(Decimal("0.09424"), "0.0%"), format_number(Decimal("36200"), '#,##0"万元"')
    ('9.4%', '36,200万元')
    >>> format_number(Decimal("-5.6"), "0.0_);(0.0)"), format_number(Decimal("36200"), '0!.0,"万"')
    ('-5.6', '3.6万')
    """
    chosen = _choose_section(number, code)
    if _GENERAL.search(re.sub(r'"[^"]*"|\[[^\]]*\]', "", chosen)) or not chosen:
        return _general(number)
    shift = 0
    if painted := _PAINTED_POINT.search(chosen):
        shift = len(painted[2])
        places = f"0.{'0' * shift}{painted[3]}"
        chosen = chosen[: painted.start()] + places + chosen[painted.end() :]
    section = _parse(chosen)
    if not section.digits.strip("?"):
        return f"{section.before}{section.after}".strip() or _general(number)
    text = _write_digits(abs(number).scaleb(-shift) * section.factor, section.digits)
    before, after = (_SIGNS.sub("", one).strip() for one in (section.before, section.after))
    sign = "-" if number < 0 and text.strip("0.,") else ""
    return f"{sign}{before}{text}{after}"


def _choose_section(number: Decimal, code: str) -> str:
    """Return the section of the format that is used for `number`."""
    sections = _SECTION.findall(code)
    for one in sections:
        condition = _CONDITION.search(one)
        if condition and _holds(number, condition[1], Decimal(condition[2])):
            return str(one)
    if len(sections) > 2 and number == 0:
        return str(sections[2])
    if len(sections) > 1 and number < 0:
        return str(sections[1])
    return str(sections[0]) if sections else ""


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    if sign == "<>":
        return number != bound
    return (
        ("=" in sign and number == bound)
        or ("<" in sign and number < bound)
        or (">" in sign and number > bound)
    )


def _parse(section: str) -> _Section:
    digits, before, after = "", "", ""
    for found in _TOKEN.finditer(section):
        literal = next(
            (text for text in found.group("quoted", "escaped", "currency", "plain") if text), ""
        )
        if found["digits"]:
            digits += found["digits"]
        elif digits:
            after += literal
        else:
            before += literal
    return _Section(digits=digits, before=before, after=after)


def _write_digits(number: Decimal, digits: str) -> str:
    whole, _, places = digits.rstrip(",").partition(".")
    try:
        rounded = number.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return _general(number)
    front, point, back = (f"{rounded:,f}" if "," in whole else f"{rounded:f}").partition(".")
    while back and len(back) > places.count("0") and back.endswith("0"):
        back = back[:-1]
    return front.zfill(whole.count("0")) + (point + back if back else "")


def _general(number: Decimal) -> str:
    places = max(_PLACES - 1 - len(str(abs(int(number)))), 0)
    text = f"{round(number, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
