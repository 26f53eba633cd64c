"""The seven checks of an ask on asks judged by hand, its text, and what came of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentorjournal.data.records.asks import Ask
from mentorjournal.mentoring.ask_letter import letter, said_to_them, second_letter
from mentorjournal.mentoring.ask_size import Offered, clock_of, first_day, offered, size_of
from mentorjournal.mentoring.asks import (
    CLEAR,
    FIELDS,
    came_of,
    checks_of,
    is_clear,
    path_of,
    score_of,
    silent_days,
    state_of,
)

THEN = datetime(2026, 11, 1, tzinfo=UTC)
UID = "00000000-0000-7000-8000-000000000000"
TODAY = date(2026, 11, 30)
NAMES = dict(zip("wpyqsln", (*FIELDS[:6], "easy_no"), strict=True))

# Who I am | from, to | why you | question | size | once or more | an easy no || what is missing:
# w who, p path, y something seen, q question, s size, l once or lasting, n an easy no.
JUDGED = """
PM at Marmalade, six years | shops -> games | your talk on free-to-play pricing | How does a studio decide who owns the price? | 30 min, video, Thu 10 or Fri 11 Dec, 18:00 | once | No is fine. Whom else could I ask? ||
PM at Marmalade, six years | e-commerce → a gaming PM | Your talk on free-to-play pricing | How does a studio decide who owns price? | 30 min, video, Thu 10 or Fri 11 Dec, 18:00 | once | || n
I'm looking to switch industries as a PM | e-commerce => gaming | you are a gaming PM | Would you explain how the gaming industry is built? | a 30-minute call | once | || sn
I'm interested in product | | I think you're interesting | Can you tell me more about product? | | | || pyqsln
| | | | | | || wpyqsln
Hi | -> | you | ? | soon | | ok || wpyqsln
PM | shops -> games | your book | How? | 30 min | once | no || wyqsn
engineer of nine years | code -> product | your post on killing the roadmap | What did you stop doing first? | 20 min call, 3 or 4 Dec | lasting | If not, who else knows? ||
data analyst at a clinic | analyst -> analyst | your paper on waiting times | Which metric did the doctors believe first? | 45 min, 2026-12-10 or 2026-12-11 | once | a no is fine || p
data analyst at a clinic | analyst to PM | your paper on waiting times | Which metric did the doctors believe first? | 45 min, 10.12. oder 11.12. | once | a no is fine || p
designer, Porto | design > research | you rebuilt the checkout in public | Which test changed your mind? | 15 min, Mon or Wed | once | no hard feelings ||
designer, Porto | design > research | great profile and career | Which test changed your mind? | 15 min, Mon or Wed | once | no hard feelings || y
designer, Porto | design > research | You are a rock star among product leaders | Which test changed your mind? | 15 min, Mon or Wed | once | no hard feelings || y
designer, Porto | design > research | I admire you so much | Which test changed your mind? | 15 min, Mon or Wed | once | no hard feelings || y
designer, Porto | design > research | you rebuilt the checkout in public | Would you be my mentor? | 15 min, Mon or Wed | lasting | no hard feelings || q
designer, Porto | design > research | you rebuilt the checkout in public | Can I pick your brain? | 15 min, Mon or Wed | once | no hard feelings || q
designer, Porto | design > research | you rebuilt the checkout in public | Which test changed your mind? And which tool? | 15 min, Mon or Wed | once | no hard feelings || q
designer, Porto | design > research | you rebuilt the checkout in public | Tell me which test changed your mind | 15 min, Mon or Wed | once | no hard feelings || q
designer, Porto | design > research | you rebuilt the checkout in public | Which test changed your mind?? | 15 min, Mon or Wed | once | no hard feelings ||
team lead in support | support -> product | your talk at ProductCamp | How do you say no to sales? | half an hour, 7 or 9 Dec | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you price games? | 30 min, 7 or 9 Dec | once | It is so that || q
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 90 min, 7 or 9 Dec | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 1 hour, 7 or 9 Dec | once | fine if not, really ||
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 2 h, 7 or 9 Dec | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 30 min, 7 Dec | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 30 min at 17:00 or 18:00 | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 30 min whenever suits | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | Tue or Thu | once | fine if not, really || s
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 25 min, 5pm, December 7th or 9th | | fine if not, really || l
team lead in support | support -> product | your talk at ProductCamp | How do you say no to a sales director? | 25 min, tomorrow or Friday | lasting | fine if not, really ||
team lead in support | -> product | your talk at ProductCamp | How do you say no to a sales director? | 25 min, tomorrow or Friday | lasting | fine if not, really || p
team lead in support | support -> | your talk at ProductCamp | How do you say no to a sales director? | 25 min, tomorrow or Friday | lasting | fine if not, really || p
Produktmanagerin seit sechs Jahren bei Marmalade | Handel -> Spiele | dein Vortrag über Preise in Spielen | Wer entscheidet im Studio über den Preis? | 30 Minuten, Do 10. oder Fr 11. Dez., 18 Uhr | once | Ein Nein ist völlig in Ordnung. ||
Ich | Handel -> Spiele | ich finde dich toll | Kannst du mir mehr erzählen? | bald | | || wyqsln
Entwickler, neun Jahre | Code -> Produkt | dein Beitrag über gestrichene Roadmaps | Was hast du zuerst gestrichen? | 20 Min, Di oder Do | once | Sonst jemand, den ich fragen kann? ||
cheffe de produit, six ans | le commerce → le jeu | votre conférence sur le prix des jeux | Qui décide du prix dans un studio ? | 30 min, jeudi 10 ou vendredi 11 décembre, 18h | once | Un non me va très bien. ||
cheffe de produit, six ans | le commerce → le jeu | je vous admire | Pouvez-vous m'aider ? | 1 heure jeudi ou vendredi | once | Un non me va très bien. || yq
jefa de producto, seis años | comercio → juegos | su charla sobre precios en juegos | ¿Quién decide el precio en un estudio? | 30 minutos, jueves 10 o viernes 11, 18:00 | once | Un no está bien. ||
gestora de produto, seis anos | comércio → jogos | a sua palestra sobre preços | Quem decide o preço num estúdio? | 30 minutos, quinta ou sexta | lasting | Um não também serve. ||
product manager da sei anni | negozi → giochi | il tuo intervento sui prezzi | Chi decide il prezzo in uno studio? | 30 minuti, giovedì o venerdì | lasting | Va bene anche un no. ||
productmanager, zes jaar | winkels → games | je lezing over prijzen | Wie bepaalt de prijs in een studio? | 30 minuten, donderdag of vrijdag | once | Een nee is ook goed. ||
六年のプロダクトマネージャー | 小売 → ゲーム | 価格についての講演を拝見しました | スタジオで価格を決めるのは誰ですか？ | 30分, 10日, 11日 | once | 断っていただいても構いません ||
менеджер продукта, шесть лет | торговля → игры | ваш доклад о ценах | Кто решает о цене в студии? | 30 минут, 10 или 11 декабря | once | Отказ тоже хорошо. ||
nurse and self-taught developer | ward -> health tech | the triage tool you open-sourced | Which hospital said yes first, and why? | 20 min by phone, 14/12 or 16/12 | once | No worries if not ||
nurse and self-taught developer | ward -> health tech | [b]your tool[/b] <script> | Which hospital said yes first, and why? | 20 min on 2 dates | once | No worries if not || s
""".strip().splitlines()  # noqa: E501


@pytest.mark.parametrize("judged", JUDGED)
def test_an_ask_is_judged_as_it_was_by_hand(judged: str) -> None:
    text, _, missing = judged.partition("||")
    fields = dict(zip(NAMES.values(), (each.strip() for each in text.split("|")), strict=True))
    found = checks_of(fields)
    assert [each.field for each in found] == list(NAMES.values())
    assert {each.field for each in found if not each.met} == {
        NAMES[letter] for letter in missing.strip()
    }
    assert is_clear(found) == (7 - len(missing.strip()) >= CLEAR)


def test_at_least_forty_asks_are_judged() -> None:
    assert len(JUDGED) >= 40


def test_what_is_met_shows_its_word_and_what_is_missing_an_example() -> None:
    found = checks_of({"lasting": "once", "path": "shops -> games"})
    assert [each.shown for each in found] == [
        "□ “PM, six years…”",
        "■ from, to",
        "□ “your talk on…”",
        "□ “how do you…?”",
        "□ “30 min, 10 or 11”",
        "■ said",
        "□ “…or whom else?”",
    ]
    assert score_of(found) == "2 of 7   vague"
    assert score_of(checks_of(SAID)) == "7 of 7   clear"
    assert score_of(checks_of(SAID | {"easy_no": "", "size": "soon"})) == (
        "5 of 7   clear, without a small size and an easy no"
    )
    assert all(each.rule.endswith((".", "”.", ".”", "?”")) for each in found)


@pytest.mark.parametrize(
    ("text", "minutes", "days", "times"),
    [
        ("30 min, video, Thu 10 or Fri 11 Dec, 18:00", 30, 2, ("18:00",)),
        ("1.5 hours, 3 or 4 Jan", 90, 2, ()),
        ("20', 18h30, lundi ou mardi", 20, 2, ("18h30",)),
        ("45 min on 2026-12-10 at 5 pm", 45, 1, ("5 pm",)),
        ("10 Dec 2026 or 11 Dec 2026, 15m", 15, 2, ()),
        ("Thu 10, or the 10th", None, 1, ()),
        ("so do it soon, mo", None, 0, ()),
        # Hours and minutes are added, and no figure is cut.
        ("1 h 30 min, 3 or 4 Dec", 90, 2, ()),
        ("2 hours 15 min, 3 or 4 Dec", 135, 2, ()),
        ("two hours, 30 min prep", 150, 0, ()),
        ("1200 min, 3 or 4 Dec", 1200, 2, ()),
        ("½ hour, 3 or 4 Dec", 30, 2, ()),
        ("1½ hours, 10 or 11", 90, 2, ()),
        # A number that counts something, or names it, is no day.
        ("30 min, 2 people, 10 Dec", 30, 1, ()),
        ("20 minutes, 3 questions, 2 slides", 20, 0, ()),
        ("20 minutes, 2 or 3 questions", 20, 0, ()),
        ("30 min, version 2, room 14", 30, 0, ()),
        ("30 min, Thu 10, 2 people", 30, 1, ()),
        ("30 min, I do 2 talks and so 3 slides, the 4 of us", 30, 0, ()),
        # Days are compared with their month, and by what they are called.
        ("30 min, Tue and Tuesday", 30, 1, ()),
        ("30 min, 3 Dec or 3 Jan", 30, 2, ()),
        ("30 min, 3/4 Dec", 30, 2, ()),
        ("30 min, 3/4 or 5/4", 30, 2, ()),
        ("30 min, today or tomorrow", 30, 2, ()),
        ("30 min, 10 or 11", 30, 2, ()),
        ("30 min, 2026-12-14 or 16", 30, 2, ()),
        ("", None, 0, ()),
    ],
)
def test_minutes_days_and_times_are_read_from_figures_and_names(
    text: str, minutes: int | None, days: int, times: tuple[str, ...]
) -> None:
    found = size_of(text)
    assert (found.minutes, found.days, found.times) == (minutes, days, times)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 min, Thu 10 or Fri 11 Dec, 18:00", date(2026, 12, 10)),
        ("2026-12-14 or 16", date(2026, 12, 14)),
        ("14.12. oder 16.12.", date(2026, 12, 14)),
        ("the 3rd or the 4th", date(2026, 12, 3)),
        ("fri or sat", date(2026, 12, 4)),
        ("30 min, 2 people, 10 Dec", date(2026, 12, 10)),
        ("December 7th or 9th", date(2026, 12, 7)),
        ("3/4 Jan", date(2027, 1, 3)),
        ("donderdag of vrijdag", TODAY),
        ("31 Feb", TODAY),
    ],
)
def test_the_first_day_is_the_next_one_of_that_name(text: str, day: date) -> None:
    assert first_day(size_of(text), TODAY) == day


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        (
            "30 min, video, Thu 10 or Fri 11 Dec, 18:00",
            Offered(date(2026, 12, 10), "18:00", 30, "video"),
        ),
        ("an hour over coffee, Fri or Sat", Offered(date(2026, 12, 4), "", None, "face-to-face")),
        ("20-min call, 3 or 4 Dec", Offered(date(2026, 12, 3), "", 20, "call")),
        ("whenever it suits you", None),
        # The days of an ask are those behind the day on which it was sent.
        ("30 min, today or tomorrow", None),
        ("30 min, 1 Dec or 2 Dec", None),
        ("", None),
    ],
)
def test_the_first_talk_is_the_one_that_was_offered_while_its_day_is_to_come(
    text: str, talk: Offered | None
) -> None:
    assert offered(text, sent=TODAY, today=date(2026, 12, 3)) == talk


@pytest.mark.parametrize(
    ("today", "on"),
    [
        (date(2026, 12, 18), date(2026, 12, 22)),
        (date(2026, 12, 16), date(2026, 12, 17)),
        (date(2026, 12, 17), date(2026, 12, 22)),
    ],
)
def test_weekdays_that_were_offered_come_again_when_the_first_have_passed(
    today: date, on: date
) -> None:
    text = "a Tuesday or a Thursday, 18:00, 30 min, video"
    assert offered(text, sent=date(2026, 12, 2), today=today) == Offered(on, "18:00", 30, "video")
    assert offered("Thu 10 or Fri 11 Dec, 18:00", sent=date(2026, 12, 2), today=today) is None
    assert offered("tomorrow, 18:00", sent=date(2026, 12, 2), today=today) is None


def test_a_time_is_read_or_left_alone() -> None:
    assert [clock_of(each) for each in ("18:00", "5 pm", "18h", "5", "25:00")] == [
        "18:00",
        "17:00",
        "18:00",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("a → b", ("a", "b")),
        ("a->b", ("a", "b")),
        ("a --> b > c", ("a", "b > c")),
        ("a to b", None),
        ("from shops to games", ("shops", "games")),
        ("I want to get from e-commerce to a gaming PM.", ("e-commerce", "a gaming PM")),
        ("From engineer to somebody who likes to lead", ("engineer", "somebody who likes to lead")),
        ("from shops to games → from a to b", ("from shops to games", "from a to b")),
        ("from games to Games", None),
        ("I want to get to games", None),
        ("A → a", None),
        ("→", None),
    ],
)
def test_a_path_has_two_sides(text: str, sides: tuple[str, str] | None) -> None:
    assert path_of(text) == sides


SAID = {
    "who_i_am": "PM for pricing at Marmalade, six years",
    "path": "e-commerce -> a gaming PM",
    "why_you": "your talk on free-to-play pricing",
    "question": "How does a studio decide who owns price?",
    "size": "30 min, video, Thu 10 or Fri 11 Dec, 18:00",
    "lasting": "once",
    "about": "people",
    "easy_no": "If it does not fit, a no is fine. Who else might know?",
}


def test_the_text_says_all_that_is_filled_in_and_the_time_there() -> None:
    assert letter(SAID, "Sam", "Robin Hale", "10:00") == (
        "Hello Sam,\n\n"
        "I am Robin Hale, PM for pricing at Marmalade, six years. "
        "I would like to get from e-commerce to a gaming PM.\n\n"
        "I am writing to you because of your talk on free-to-play pricing.\n\n"
        "May I ask you one thing? How does a studio decide who owns price?\n\n"
        "Would 30 minutes, video, Thu 10 or Fri 11 Dec, 18:00 (10:00 for you) suit you? "
        "One talk would already help me a lot. "
        "It is about people more than about technology.\n\n"
        "If it does not fit, a no is fine. Who else might know? Thank you for reading this.\n\n"
        "Robin Hale"
    )
    assert letter({}, "Sam", "") == "Hello Sam,"
    assert letter({"path": "games"}, "Sam", "") == "Hello Sam,\n\ngames."


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("who_i_am", "I price software.", "I price software."),
        ("who_i_am", "A nurse, ten years", "I am Robin, a nurse, ten years."),
        ("who_i_am", "Backend developer, Oslo", "I am Robin, backend developer, Oslo."),
        ("who_i_am", "Student, third year", "I am Robin, student, third year."),
        ("who_i_am", "WEB developer", "I am Robin, WEB developer."),
        ("who_i_am", "Google engineer", "I am Robin, Google engineer."),
        ("who_i_am", "Robin, PM at Marmalade", "Robin, PM at Marmalade."),
        ("who_i_am", "Ünal's successor [/x]", "I am Robin, Ünal's successor [/x]."),
        ("path", "from shops to games", "I would like to get from shops to games."),
        ("path", "I want games", "I want games."),
        ("why_you", "Your talk", "I am writing to you because of your talk."),
        ("why_you", "Priya said so", "I am writing to you because of Priya said so."),
        ("why_you", "Because you wrote it", "I am writing to you because you wrote it."),
        ("why_you", "How you said no", "I am writing to you because of how you said no."),
        ("why_you", "You priced a ferry", "You priced a ferry. That is why I am writing to you."),
        ("size", "20 min, Mon or Tue", "Would 20 minutes, Mon or Tue suit you?"),
        ("size", "20-min call, Mon or Tue", "Would 20-minute call, Mon or Tue suit you?"),
        ("size", "Could we talk on Mon or Tue?", "Could we talk on Mon or Tue?"),
        ("lasting", "lasting", "If it suits you too, I would be glad of more than one talk."),
        ("easy_no", "A no is fine", "A no is fine."),
        ("question", "¿Quién decide؟", "May I ask you one thing? ¿Quién decide؟"),
    ],
)
def test_what_is_typed_becomes_a_sentence_and_a_sentence_stays(
    field: str, typed: str, said: str
) -> None:
    text = letter({field: typed}, "Sam", "Robin")
    assert (
        text.removeprefix("Hello Sam,\n\n")
        .removesuffix("\n\nRobin")
        .replace("\n\nThank you for reading this.", "")
        == said
    )


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("Her talk on incidents", "Your talk on incidents"),
        ("their post on roadmaps", "your post on roadmaps"),
        ("She gave a talk on incidents", "You gave a talk on incidents"),
        ("he has rebuilt the checkout", "you have rebuilt the checkout"),
        ("She rebooked her flight to answer", "You rebooked her flight to answer"),
        ("They price ferries", "You price ferries"),
        # Better about them than wrong.
        ("She always writes back", "She always writes back"),
        ("Heresy in pricing", "Heresy in pricing"),
        ("Hers", "Hers"),
        ("Her", "Her"),
        ("", ""),
    ],
)
def test_what_was_seen_of_somebody_is_said_to_them(seen: str, said: str) -> None:
    assert said_to_them(seen) == said


def kept(**fields: object) -> Ask:
    return Ask(uid=UID, created=THEN, updated=THEN, relationship=UID, **(SAID | fields))  # type: ignore[arg-type]


def test_the_second_text_is_the_question_alone_and_less_than_half_as_long() -> None:
    second = second_letter(kept(sent=date(2026, 11, 19)), "Sam", "Robin", TODAY)
    assert second == (
        "Hello Sam,\n\n"
        "I wrote to you on Thu 19 Nov, and I know how weeks fill up. "
        "How does a studio decide who owns price?\n\n"
        "30 minutes would do, or two lines. A no is fine too, and I will not ask again.\n\n"
        "Robin"
    )
    assert len(second) < len(letter(SAID, "Sam", "Robin")) / 2


@pytest.mark.parametrize(
    ("fields", "state", "silent", "words"),
    [
        ({}, "draft", None, "draft, 7 of 7 clear"),
        ({"question": "", "size": "", "who_i_am": ""}, "draft", None, "draft, 4 of 7 vague"),
        ({"sent": TODAY}, "sent", 0, "sent Mon 30 Nov, today, 7 of 7"),
        (
            {"sent": date(2026, 11, 19)},
            "sent",
            11,
            "sent Thu 19 Nov, 11 days silent, 7 of 7",
        ),
        (
            {"sent": date(2026, 11, 9), "again": date(2026, 11, 29)},
            "sent again",
            1,
            "sent Mon 9 Nov, again Sun 29 Nov, 1 day silent, 7 of 7",
        ),
        (
            {"sent": date(2026, 3, 2), "answer": "yes", "answered": date(2026, 3, 5)},
            "yes",
            None,
            "yes after 3 days, sent Mon 2 Mar, 7 of 7",
        ),
        (
            {"sent": date(2025, 3, 3), "answer": "no", "answered": date(2025, 3, 4)},
            "no",
            None,
            "no after 1 day, sent Mon 3 Mar 2025, 7 of 7",
        ),
        # As only other programs write it.
        ({"sent": date(2026, 3, 2), "answer": "no"}, "no", None, "no, sent Mon 2 Mar, 7 of 7"),
        (
            {"sent": TODAY, "answer": "no", "answered": date(2026, 2, 20)},
            "no",
            None,
            "no, sent Mon 30 Nov, 7 of 7",
        ),
        ({"sent": date(2027, 11, 29)}, "sent", -364, "sent Mon 29 Nov 2027, 7 of 7"),
    ],
)
def test_how_it_stands_and_what_came_of_it_is_said(
    fields: dict[str, object], state: str, silent: int | None, words: str
) -> None:
    ask = kept(**fields)
    assert (state_of(ask), silent_days(ask, TODAY), came_of(ask, TODAY)) == (state, silent, words)
