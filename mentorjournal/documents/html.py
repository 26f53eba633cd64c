"""Documents written as one self-contained HTML page.

The page is made from the document's Markdown, so that there is one place where text is made
safe; on top of that raw HTML is off, images are links, only http, https and mailto live,
and the page's own policy forbids scripts and everything loaded from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from mentorjournal.documents.document import Document, Picture
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
h1, h2, h3, p, li, td { overflow-wrap: break-word; }
ul, ol { padding-left: 1.4rem; }
li, li > p { margin: .2rem 0; }
li.task { list-style: none; text-indent: -1.4rem; }
li.task > span { display: inline-block; width: 1.4rem; text-indent: 0; }
li.task * { text-indent: 0; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #8886; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #8884; text-align: left;
  vertical-align: top; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.short { white-space: nowrap; }
figure { margin: 1rem 0; max-width: 24rem; }
svg { display: block; width: 100%; height: auto; fill: currentColor; stroke: none; }
svg text { font: 13px system-ui, sans-serif; }
svg line { stroke: currentColor; stroke-width: 2; }
pre { padding: .75rem; background: #8881; white-space: pre-wrap; overflow-wrap: break-word; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
@media screen and (max-width: 36rem) {
  body { margin: 1rem auto; }
  h1 { font-size: 1.35rem; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tr { padding: .4rem 0; border-bottom: 1px solid #8884; }
  td, td.number { display: flex; justify-content: space-between; gap: 1rem; padding: .1rem 0;
    border: 0; text-align: right; }
  td.short { white-space: normal; }
  td::before { content: attr(data-label); text-align: left; opacity: .75; }
  td:first-child { font-weight: 600; text-align: left; }
  td:first-child::before { content: none; }
  td:empty { display: none; }
}
@media print {
  html { font-size: 10.5pt; }
  body { margin: 0; max-width: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  h2 { margin-top: 1.3rem; }
  li, tr, figure { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  pre { font-size: .75em; break-inside: avoid; }
  table { font-size: .9em; }
}
"""
_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
_BOXES = {"[ ] ": ("☐", "to do"), "[x] ": ("☑", "done")}
_SHORT = 14
"""A cell of so many characters, as a day or a figure, stands on one line."""
_ROLES = {"table_open": "table", "tr_open": "row", "th_open": "columnheader", "td_open": "cell"}


def to_html(document: Document) -> str:
    """The document as an HTML page that loads nothing and runs nothing."""
    title = escape(one_line(document.name))
    drawn = {
        block.text.rstrip(): block.svg for block in document.blocks if isinstance(block, Picture)
    }
    body = _parser().render(to_markdown(document), {"drawn": drawn})
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
    parser.core.ruler.push("cells", lambda state: _cells(state.tokens))
    parser.add_render_rule("fence", _fence)
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
            sign, said = box
            words = inline.children[0]
            words.content = words.content[4:]
            shown = replace(words, type="html_inline")
            shown.content = f'<span role="img" aria-label="{said}">{sign} </span>'
            inline.children.insert(0, shown)


def _cells(tokens: Sequence[Token]) -> None:
    """Align by class, because the page's policy allows no style in an element.

    On a telephone each row is a list of what its columns are called and say, which takes from a
    table what it is for a screen reader, so that it is said.
    """
    head: list[str] = []
    column = 0
    for token, inside in pairwise(tokens):
        if role := _ROLES.get(token.type):
            token.attrSet("role", role)
        if token.type == "table_open":
            head = []
        elif token.type == "tr_open":
            column = 0
        elif token.type in ("th_open", "td_open"):
            if "right" in str(token.attrs.pop("style", "")):
                token.attrJoin("class", "number")
            said = "".join(child.content for child in inside.children or ())
            if token.type == "th_open":
                head.append(said)
                continue
            if len(said) <= _SHORT:
                token.attrJoin("class", "short")
            token.attrSet("data-label", head[column])
            column += 1


def _fence(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Letters as they are; the lines of a picture that is drawn as well as that drawing."""
    token = tokens[index]
    svg = env["drawn"].get(token.content.rstrip()) if token.info == "text" else None
    if svg:
        return f"<figure>{svg}</figure>\n"
    return f"<pre><code>{escape(token.content)}</code></pre>\n"


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
