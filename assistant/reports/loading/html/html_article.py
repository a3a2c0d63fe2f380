"""Find the article of a web page: its title and the element that holds its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from typing import Any

from assistant.reports.loading.html.link_lines import leads_elsewhere
from assistant.text.lexicon import group

_MARKS = re.compile("[，。；]")
_SHORTEST = 4  # characters of a piece of running text
_MOST = 0.95  # of the running text: the element with so much of it holds the article
_LEAVES = {"p", "li", "td", "th", "span", "font", "b", "strong", "em", "h1", "h2", "h3", "h4"}
_LONGEST_FURNITURE = 120  # characters
_FURNITURE = group("noise.web_page")
_LABEL = re.compile(rf"{group('noise.web_labels').pattern}(?:次数|[数量人])?\s*[:：]")
_TITLE_END = group("titles.end")
_TITLE_LENGTHS = range(6, 61)  # characters
_FEWEST_LINKS = 3  # of a site around the text
_CELLS = {"td", "th"}
_HEADINGS = ("h1", "h2", "h3")


def article_elements(root: Any, unseen: frozenset[str]) -> list[Any]:
    """Return the elements to read of a page: its title, where that stands apart, and its article.

    The article is the smallest element that holds nearly all running text: what has commas and
    stops, and is no link. Around it stand menus, dates, buttons and lists of other articles.
    Elements with a tag in `unseen` count for nothing. A page without such text is read whole.
    """
    weights = _weigh(root, unseen)
    body = root.find("body") if root.find("body") is not None else root
    is_site = sum(map(leads_elsewhere, body.iter("a"))) >= _FEWEST_LINKS
    leaves = _LEAVES - _CELLS if is_site else _LEAVES  # sites lay out their pages in tables
    article = body
    while (inner := _heaviest(article, weights, leaves)) is not None:
        article = inner
    if article is body:
        return [body]
    return [*_title_before(article, root), article]


def is_menu(element: Any) -> bool:
    """Return whether a list consists of nothing but links."""
    texts = [element.text_content(), *(link.text_content() for link in element.iter("a"))]
    whole, *links = ("".join(text.split()) for text in texts)
    return bool(links) and whole == "".join(links)


def is_furniture(text: str) -> bool:
    """Return whether a block is what a site prints around an article: its date, its buttons."""
    if len(text) > _LONGEST_FURNITURE or "。" in text:
        return False
    return bool(_FURNITURE.opening(text)) or len(_LABEL.findall(text)) > 1


def _weigh(root: Any, unseen: frozenset[str]) -> dict[Any, int]:
    """Return the characters of running text under each element."""
    weights: defaultdict[Any, int] = defaultdict(int)
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in unseen or element.tag == "a":
            weights[element] = 0
        else:
            weights[element] += _running_text(element.text)
        parent = element.getparent()
        if parent is not None:
            weights[parent] += weights[element] + _running_text(element.tail)
    return weights


def _running_text(text: str | None) -> int:
    plain = (text or "").strip()
    return len(plain) if len(plain) >= _SHORTEST and _MARKS.search(plain) else 0


def _heaviest(element: Any, weights: dict[Any, int], leaves: Set[str]) -> Any | None:
    """Return the child that holds nearly all running text of `element`, if it is a container."""
    enough = _MOST * weights[element]
    found = (child for child in element if weights[child] >= max(enough, 1))
    return next((child for child in found if child.tag not in leaves), None)


def _title_before(article: Any, root: Any) -> list[Any]:
    """Return the last heading in front of the article, else what reads like the title of a report.

    Else what the page itself is called.
    """
    name = "".join((root.findtext(".//title") or "").split())
    before: list[Any] = []
    for element in root.iter():
        if element is article:
            break
        if isinstance(element.tag, str) and not _encloses(element, article):
            before.append(element)
    headings = [one for one in before if one.tag in _HEADINGS and one.text_content().strip()]
    titles = [one for one in before if _reads_like_title(one)]
    named = [one for one in before if _names(one, name)]
    return (headings or titles or named)[-1:]


def _encloses(element: Any, inner: Any) -> bool:
    return any(above is element for above in inner.iterancestors())


def _reads_like_title(element: Any) -> bool:
    """Return whether an element says 某某局2024年工作总结, and is no link in a menu."""
    text = "".join(element.text_content().split())
    if len(text) not in _TITLE_LENGTHS or not _TITLE_END.closing(text) or element.tag == "title":
        return False
    links = [*element.iter("a"), *element.iterancestors("a")]
    return not any(map(leads_elsewhere, links)) and not _MARKS.search(text)


def _names(element: Any, name: str) -> bool:
    text = "".join(element.text_content().split()) if element.tag != "title" else ""
    return len(text) >= 6 and name.startswith(text)
