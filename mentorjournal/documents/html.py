"""Documents written as one self-contained HTML page.

The page is made from the document's Markdown, so that there is one place where text is made
safe; on top of that raw HTML is off, images are links, only http, https and mailto live,
and the page's own policy forbids scripts and everything loaded from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from mentorjournal.documents.document import Document
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.own_markdown import is_live
from mentorjournal.text import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

CSS = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #8886; }
h3, h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
ul, ol { padding-left: 1.4rem; }
li { margin: .2rem 0; }
li.task { list-style: none; margin-left: -1.4rem; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #8886; }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { padding: .25rem .75rem; border-bottom: 1px solid #8884; text-align: left; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { overflow-x: auto; padding: .75rem; background: #8881; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
@media print {
  body { margin: 0; max-width: none; }
  pre { overflow: visible; white-space: pre-wrap; font-size: .75em; break-inside: avoid; }
  table { display: table; font-size: .85em; }
}
"""
_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ "}


def to_html(document: Document) -> str:
    """The document as an HTML page that loads nothing and runs nothing."""
    title = escape(one_line(document.name))
    body = _parser().render(to_markdown(document))
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{CSS}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


@cache
def _parser() -> MarkdownIt:
    # Imported late: only exports need it, and it takes long to import.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("js-default", {"html": False, "linkify": True, "xhtmlOut": False})
    # Whole addresses only: what merely looks like one, as setup.py, stays text.
    assert parser.linkify is not None
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    parser.validateLink = lambda url: is_live(url)  # type: ignore[method-assign]
    parser.core.ruler.push("tasks", lambda state: _tasks(state.tokens))
    parser.core.ruler.push("numbers", lambda state: _numbers(state.tokens))
    parser.add_render_rule("image", _image)
    parser.add_render_rule("link_open", _link)
    return parser


def _tasks(tokens: Sequence[Token]) -> None:
    """Show the boxes of tasks; what only looks like one is escaped and stays text."""
    for entry, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if entry.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        box = _BOXES.get(inline.content[:4])
        if box and inline.children:
            entry.attrSet("class", "task")
            inline.children[0].content = box + inline.children[0].content[4:]


def _numbers(tokens: Sequence[Token]) -> None:
    """Align by class, because the page's policy allows no style in an element."""
    for token in tokens:
        style = token.attrs.pop("style", None) if token.type in ("th_open", "td_open") else None
        if style and "right" in str(style):
            token.attrSet("class", "number")


def _image(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    address = str(tokens[index].attrGet("src") or "")
    words = escape(tokens[index].content or address)
    if not is_live(address):
        return words
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{words}</a>'


def _link(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    address = escape(str(tokens[index].attrGet("href") or ""))
    return f'<a href="{address}" rel="noopener noreferrer nofollow">'
