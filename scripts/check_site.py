"""Looks through the built documentation: nothing is loaded from elsewhere, no link is dead.

python -m scripts.check_site build/site

The generator has looked at the pages it reads; this looks at what it has written, its theme too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}
STYLED = re.compile(r"""(?:url\(|@import)\s*['"]?\s*((?:https?:)?//[^'")\s]+)""")


class Page(HTMLParser):
    """What a page loads, where its links lead, and the places in it that a link can name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this tag names."""
        for name, value in attrs:
            if name == "id" and value:
                self.places.add(value)
            elif (tag, name) in LOADS and value:
                self.loads.append(value)
            elif (tag, name) == ("a", "href") and value:
                self.links.append(value)


def faults(site: Path) -> Iterator[str]:
    """A sentence for each thing loaded from elsewhere, and for each link into the void."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in sorted(pages.items()):
        name = path.relative_to(site).as_posix()
        for target in [*page.loads, *page.links]:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if target in page.loads and parts.scheme != "data":
                    yield f"{name} loads {target}"
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not there.is_file():
                yield f"{name} names {target}, which is not there"
            elif (
                parts.fragment
                and there in pages
                and unquote(parts.fragment) not in pages[there].places
            ):
                yield f"{name} names {target}, and that page has no such place"
    for path in sorted(site.rglob("*.css")):
        for target in STYLED.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site).as_posix()} loads {target}"


def main(words: list[str]) -> int:
    """Print every fault; 1 where there is one, or no page."""
    site = Path(words[0])
    found = list(faults(site))
    if not (site / "index.html").is_file():
        found.append(f"{site} has no index.html")
    for each in found:
        print(each, file=sys.stderr)
    if not found:
        print(f"The documentation is whole: {site / 'index.html'}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
