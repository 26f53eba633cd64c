"""What terminals send, drawn from a grammar: keys, answers, reports, and what is none of them."""

from __future__ import annotations

from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz ABCXYZ 0123456789 -[]>!?=%@#.,;:~ äéßñ 你好 🎉"
PIECES = (b"\x1b", b"\x00", b"\x9b", b"\x1b[", b"\x1b[200~", b"\x18")
FINALS = "".join(map(chr, range(0x40, 0x7F)))
NUMBERS = ("", "0", "1", "2", "5", "13", "27", "97", "116", "9999", "55299", "57441", "1114112")
HUGE = "9" * 99


def _number(draw: Random) -> str:
    number = draw.choice(NUMBERS)
    return HUGE if draw.random() < 0.01 else number


def _field(draw: Random) -> str:
    return ":".join(_number(draw) for _ in range(draw.choice((1, 1, 1, 2, 3))))


def _silent_csi(draw: Random) -> str:
    """A sequence behind `ESC [` that types nothing, whatever it may be otherwise."""
    while True:
        private = draw.choice(("", "", "?", ">", "=", "<"))
        fields = ";".join(_field(draw) for _ in range(draw.randint(0, 5)))
        between = draw.choice(("", "", "", "$", " ", "!", "'", "?"))
        final = draw.choice(FINALS)
        sequence = f"{private}{fields}{between}{final}"
        # Left out: keys that may type, three bytes to come, pastes, and rxvt's short ones.
        types = final == "u" or (final == "~" and sequence.startswith(("27;", "200~")))
        if types or sequence in ("M", "[") or (between == "$" and not private):
            continue
        return f"\x1b[{sequence}"


def _answer(draw: Random) -> str:
    begin = draw.choice(("\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x9d", "\x90"))
    inside = "".join(draw.choice("rgb:/0123;=abc|>+é\r\n\t") for _ in range(draw.randint(0, 60)))
    return begin + inside + draw.choice(("\x1b\\", "\x07", "\x9c"))


def _mouse(draw: Random) -> str:
    code, column, row = (draw.choice(("-1", "0", "32", "35", "64", "70000", "128")) for _ in "123")
    return f"\x1b[<{code};{column};{row}{draw.choice('Mm')}"


def _release(draw: Random) -> str:
    return f"\x1b[{draw.choice((97, 13, 57441, 43))};{draw.choice((1, 2, 5))}:3u"


def _command(draw: Random) -> str:
    held = draw.choice((5, 6, 7, 9, 13, 69))
    code = draw.choice((97, 98, 116))
    return f"\x1b[{code};{held};{draw.choice(('', code, '1'))}u"


_SILENT = (_silent_csi, _silent_csi, _answer, _mouse, _release, _command)


def drawn(draw: Random) -> tuple[str, str]:
    """A stream of letters with sequences among them, and what of it was typed."""
    sent, typed = [], []
    for _ in range(draw.randint(1, 6)):
        words = "".join(draw.choice(LETTERS) for _ in range(draw.randint(0, 5)))
        sent += [words, draw.choice(_SILENT)(draw)]
        typed.append(words)
    return "".join(sent), "".join(typed)


def spoilt(draw: Random, text: str) -> bytes:
    """The bytes of a text with some of them lost, doubled, changed or cut off."""
    data = bytearray(text.encode())
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(data) + 1)
        match draw.randrange(5):
            case 0:
                del data[at : at + draw.randint(1, 3)]
            case 1:
                data[at:at] = data[at : at + draw.randint(1, 8)]
            case 2:
                data[at : at + 1] = bytes([draw.randrange(256)])
            case 3:
                data[at:at] = draw.choice(
                    (b"\x1b", b"\x00", b"\x9b", b"\x1b[", b"\x1b[200~", b"\x18")
                )
            case _:
                del data[at:]
    return bytes(data)
