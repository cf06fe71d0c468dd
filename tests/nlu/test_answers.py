"""Answers to one open question, scripts, and cleaning."""

import pytest

from bot.nlu import clean, control_word, read_choice, read_number, read_yes_no, script_of
from bot.nlu.skeleton import skeleton

YES = [
    "हाँ",
    "हां",
    "haan",
    "ha",
    "haaaan",
    "ji",
    "जी हाँ",
    "ok",
    "thik hai",
    "ठीक है",
    "👍",
    "👍🏽",
    "हव",
    "OK didi",
    "हाँ मिल गया",
    "haan mil gaye",
    "हां जी दे दो",
    "haan paise mil gaye",
]
NO = ["नहीं", "nahi", "nhi", "ना", "no", "नइ", "👎", "जी नहीं", "नहीं मिले", "nahi mila"]
NEITHER = [
    "हाँ?",
    "ha par 150",
    "haan kal",
    "Happy hours",
    "ok 100",
    "नौ",
    "9",
    "",
    "हाँ नहीं",
    "sahi nahi hai",
    "no. 4",
    "मिल गया",
    "दे दो",
    "haan 500 mil gaye",
]


@pytest.mark.parametrize("words", YES)
def test_yes_as_a_whole_message(words: str) -> None:
    """Only honorifics may stand beside it."""
    assert read_yes_no(words) is True


@pytest.mark.parametrize("words", NO)
def test_no_as_a_whole_message(words: str) -> None:
    """The same for no."""
    assert read_yes_no(words) is False


@pytest.mark.parametrize("words", NEITHER)
def test_anything_more_is_neither(words: str) -> None:
    """An extra word makes it a correction or a question."""
    assert read_yes_no(words) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("2", 2),
        ("२", 2),
        ("दो", 2),
        ("do", 2),
        ("number 2", 2),
        ("2.", 2),
        ("(2)", 2),
        ("दूसरा", 2),
        ("2 3", None),
        ("दो सौ", None),
    ],
)
def test_a_bare_choice(words: str, number: int | None) -> None:
    """A number and nothing else."""
    assert read_number(words) == number


@pytest.mark.parametrize(
    ("words", "index"),
    [
        ("1", 0),
        ("दो", 1),
        ("3", 2),
        ("4", None),
        ("बैठक", 1),
        ("baithak", 1),
        ("मेरी बचत", 0),
        ("kuch aur", None),
    ],
)
def test_a_choice_by_number_or_words(words: str, index: int | None) -> None:
    """Labels may be written in the other script."""
    assert read_choice(words, ["मेरी बचत", "बैठक", "मदद"]) == index


@pytest.mark.parametrize(
    ("words", "control"),
    [
        ("रहने दो", "cancel"),
        ("cancel", "cancel"),
        ("पीछे", "back"),
        ("मदद", "help"),
        ("menu", "menu"),
        ("बंद करो", "stop"),
        ("STOP", "stop"),
        ("शुरू करो", "start"),
        ("100 जमा", None),
        ("मदद 100", None),
    ],
)
def test_words_that_steer(words: str, control: str | None) -> None:
    """Only as a whole message."""
    assert control_word(words) == control


@pytest.mark.parametrize(
    ("words", "script"),
    [
        ("मेरी बचत", "hi"),
        ("meri bachat kitni hai", "hi_Latn"),
        ("what is my balance", "en"),
        ("I paid 100", "en"),
        ("100", None),
        ("👍", None),
        ("ok", None),
        ("maine 100 jama kiye", "hi_Latn"),
        ("please", None),
        ("meeting", None),
        ("loan", None),
        ("cash", None),
        ("ok thank you", None),
        ("meeting कब है", "hi"),
        ("please मेरी बचत बता दो", "hi"),
        ("loan चाहिए", "hi"),
        ("Nirmala का 100", "hi"),
        ("meeting kab hai", "hi_Latn"),
        ("please mera balance batao", "hi_Latn"),
        ("my bachat kitni hai", "hi_Latn"),
        ("Sita gave 100", "en"),
        ("when is the meeting", "en"),
        ("is mahine meeting", "hi_Latn"),
    ],
)
def test_the_script_of_the_answer(words: str, script: str | None) -> None:
    """Digits, emoji and words of every language say nothing."""
    assert script_of(words) == script


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("छ: सौ", "छः सौ"),
        ("१०० रु०", "100 रु."),
        ("सी०आर०पी०", "सी.आर.पी."),
        ("a\u200db\u00a0c", "ab c"),
        ("haaaan", "han"),
        ("1000", "1000"),
        ("\u0958", "\u0915\u093c"),
        ("a  b\r\n\r\nc", "a b\nc"),
        ("ok|", "ok।"),
    ],
)
def test_cleaning(raw: str, cleaned: str) -> None:
    """One spelling of Unicode, ASCII digits, nothing invisible; digits are never collapsed."""
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("devanagari", "latin"),
    [
        ("सुनीता", "suneeta"),
        ("बचत", "bachat"),
        ("हज़ार", "hazaar"),
        ("आऊँगी", "aaungi"),
        ("कितना", "kitna"),
        ("छोड़कर", "chhodkar"),
        ("साढ़े", "saadhe"),
        ("रामवती", "ramvati"),
        ("लक्ष्मी", "laxmi"),
        ("बैठक", "baithak"),
    ],
)
def test_one_key_for_both_scripts(devanagari: str, latin: str) -> None:
    """The skeleton of a word does not depend on the script."""
    assert skeleton(devanagari) == skeleton(latin)


WAYS = {
    "hi": ("अभी, नकद", "अभी, बैंक से", "बाद में"),
    "hi_Latn": ("Nakad, samuh mein", "Seedhe bank mein", "Baad me"),
    "en": ("Paid now, in cash", "Straight into the bank", "Paid later"),
}
SAID = [
    ("nakad", 0), ("cash", 0), ("नगद", 0), ("cash diya", 0),
    ("bank se", 1), ("बैंक में जमा किया", 1), ("bank", 1),
    ("baad me", 2), ("बाद में", 2), ("abhi nahi", 2), ("अभी नहीं", 2),
    ("cash nahi", None), ("bank 500", None), ("kitna bank me hai", None), ("ok", None),
    ("नकद या बैंक", None),
]  # fmt: skip


@pytest.mark.parametrize("language", WAYS)
@pytest.mark.parametrize(("words", "index"), SAID)
def test_a_choice_by_what_it_means(language: str, words: str, index: int | None) -> None:
    """In whatever language the labels are; a word too much or a number makes it no answer."""
    assert read_choice(words, WAYS[language]) == index
