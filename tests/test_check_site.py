"""What is built of the documentation loads nothing from elsewhere, and no link in it is dead."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check_site import main

PAGE = '<h1 id="top">Here</h1><a href="#top">up</a> <a href="other.html#end">on</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(f'<link href="look.css"><img src="a%20b.png">{PAGE}')
    (tmp_path / "other.html").write_text('<b id="end">End</b><a href="https://example.org">far</a>')
    (tmp_path / "look.css").write_text("b { background: url(data:image/png;base64,AAAA) }")
    (tmp_path / "a b.png").write_bytes(b"")
    return tmp_path


def test_a_whole_site_passes_and_may_link_to_elsewhere(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(site)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("other.html", "<b>End</b>", "index.html names other.html#end, and that page has no such"),
        ("other.html", None, "index.html names other.html#end, which is not there"),
        ("a b.png", None, "index.html names a%20b.png, which is not there"),
        ("new.html", '<script src="//example.org/x.js"></script>', "new.html loads //example.org"),
        ("look.css", "@import 'https://example.org/x.css';", "look.css loads https://example.org"),
        ("look.css", "b { src: url(//example.org/f.woff) }", "look.css loads //example.org/f.woff"),
        ("index.html", None, "has no index.html"),
    ],
)
def test_each_fault_is_named(
    site: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, said: str
) -> None:
    if text is None:
        (site / name).unlink()
    else:
        (site / name).write_text(text)

    assert main([str(site)]) == 1
    assert said in capsys.readouterr().err
