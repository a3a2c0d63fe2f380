"""Tell whether another site's page makes a request through the user's browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_OWN = ("same-origin", "none")  # none: the user typed the address or followed a bookmark


def is_foreign_use(request: Request) -> bool:
    """Return whether a foreign page sends something here, or could read the answer.

    A link from there is none: it neither changes anything nor shows that page what it opens.
    """
    changes_or_reads = request.method not in SAFE_METHODS or "origin" in request.headers
    return changes_or_reads and _is_foreign(request)


def _is_foreign(request: Request) -> bool:
    """Ask Sec-Fetch-Site; browsers that do not send it name the page in Origin or Referer.

    Another port of the same machine is another site too. A program sends none of the three.
    """
    headers = request.headers
    if site := headers.get("sec-fetch-site"):
        return site not in _OWN
    page = headers.get("origin") or headers.get("referer")
    return page is not None and urlsplit(page).netloc.lower() != headers.get("host", "").lower()
