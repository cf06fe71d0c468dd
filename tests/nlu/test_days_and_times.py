"""Days, times and recurring days (DOMAIN 3.5), spoken on Saturday 21 November 2026."""

from datetime import date, time

import pytest

from bot.nlu import Unclear, read_day, read_rule, read_time
from tests.nlu.women import TODAY

DAYS = [  # words, in a message about what comes, about what was
    ("आज", "2026-11-21", "2026-11-21"), ("कल", "2026-11-22", "2026-11-20"),
    ("कल दिया", "2026-11-20", "2026-11-20"), ("kal dungi", "2026-11-22", "2026-11-22"),
    ("परसों", "2026-11-23", "2026-11-19"), ("parson diye the", "2026-11-19", "2026-11-19"),
    ("नरसों", "2026-11-24", "2026-11-18"), ("5 तारीख", "2026-12-05", "2026-11-05"),
    ("25 ko", "2026-11-25", "2026-10-25"), ("पाँच को", "2026-12-05", "2026-11-05"),
    ("5 dec", "2026-12-05", "2025-12-05"), ("dec 5", "2026-12-05", "2025-12-05"),
    ("25 disambar", "2026-12-25", "2025-12-25"), ("10 फरवरी 2026", "2026-02-10", "2026-02-10"),
    ("10/12", "2026-12-10", "2025-12-10"), ("10-12-26", "2026-12-10", "2026-12-10"),
    ("10.12.2026", "2026-12-10", "2026-12-10"), ("2026-12-10", "2026-12-10", "2026-12-10"),
    ("सोमवार", "2026-11-23", "2026-11-16"), ("पिछले शनिवार", "2026-11-14", "2026-11-14"),
    ("इतवार", "2026-11-22", "2026-11-15"), ("जुम्मे", "2026-11-27", "2026-11-20"),
    ("sanichar", "2026-11-28", "2026-11-14"), ("veervar", "2026-11-26", "2026-11-19"),
    ("31", "2026-12-31", "2026-10-31"), ("29 feb", "2028-02-29", "2024-02-29"),
    ("3 din baad", "2026-11-24", "2026-11-24"), ("अगले महीने की 5", "2026-12-05", "2026-12-05"),
    ("महीने के आखिर", "2026-11-30", "2026-11-30"), ("tomorrow", "2026-11-22", "2026-11-22"),
    ("बुधवार 2 दिसंबर", "2026-12-02", None), ("पंद्रह अप्रैल तारीख", "2027-04-15", "2026-04-15"),
    ("पच्चीस दिसंबर दो हजार पच्चीस", "2025-12-25", "2025-12-25"),
    ("5 tarikh ko", "2026-12-05", "2026-11-05"), ("agle mahine ki 10", "2026-12-10", "2026-12-10"),
    ("somvar ko", "2026-11-23", "2026-11-16"), ("parso", "2026-11-23", "2026-11-19"),
    ("कल शाम", "2026-11-22", "2026-11-20"), ("शनिवार 5 दिसंबर", "2026-12-05", None),
    ("is mahine ki aakhri tarikh", "2026-11-30", "2026-11-30"),
]  # fmt: skip
NO_DAYS = {
    "32 तारीख": "impossible", "30 फरवरी": "impossible", "31/4/2026": "impossible",
    "somvar 25 nov": "conflict", "पूर्णिमा": "lunar", "होली": "vague", "hello": "nothing",
    "31 फरवरी": "impossible", "सोमवार 5 दिसंबर": "conflict", "सवा चार": "nothing",
    "shaam 5": "nothing",
}  # fmt: skip
TIMES = {
    "5 बजे": "17:00", "साढ़े पाँच": "17:30", "सवा पाँच बजे": "17:15", "पौने छह": "17:45",
    "डेढ़ बजे": "13:30", "ढाई बजे": "14:30", "पौन बजे": "12:45", "सवा बजे": "13:15",
    "शाम 5 बजे": "17:00", "सुबह 10": "10:00", "शाम 6": "18:00", "4 pm": "16:00", "10am": "10:00",
    "4.30": "16:30", "4:30 baje": "16:30", "17:30": "17:30", "saadhe teen baje": "15:30",
    "dopahar 12 baje": "12:00", "raat 8 baje": "20:00", "5 बजे शाम": "17:00", "7": "07:00",
    "पाँच बजकर दस मिनट": "17:10", "subah 5 baje": "05:00", "रात के आठ बजे": "20:00",
    "शाम साढ़े 6 बजे": "18:30", "12": "12:00", "11:30": "11:30", "dhai baje": "14:30",
    "5.30 baje": "17:30", "साढ़े पाँच बजे": "17:30", "सवा चार": "16:15", "dopahar 2 baje": "14:00",
}  # fmt: skip
RULES = {
    "हर महीने की 10": "monthly:10", "har mahine 10 tarikh": "monthly:10",
    "पहला सोमवार": "monthly:1-mon", "महीने का दूसरा शनिवार": "monthly:2-sat",
    "आखिरी शनिवार": "monthly:last-sat", "har somvar": "weekly:mon", "सोमवार": "weekly:mon",
    "हर हफ्ते सोमवार": "weekly:mon", "15-15 दिन पर सोमवार": "fortnightly:2026-11-23",
    "महीने के आखिर": "monthly:31", "every month on the 5th": "monthly:5", "10": "monthly:10",
    "हर महीने 10 तारीख शाम 5 बजे": "monthly:10", "weekly monday": "weekly:mon",
}  # fmt: skip


@pytest.mark.parametrize(("words", "future", "past"), DAYS)
def test_a_day_is_read_by_tense_or_lean(words: str, future: str, past: str | None) -> None:
    """The verb decides; else what the conversation is about."""
    assert read_day(words, TODAY, "future") == date.fromisoformat(future)
    if past:
        assert read_day(words, TODAY, "past") == date.fromisoformat(past)


@pytest.mark.parametrize(("words", "why"), NO_DAYS.items())
def test_a_day_that_cannot_be_is_not_guessed(words: str, why: str) -> None:
    """Impossible, conflicting, and days of the moon."""
    found = read_day(words, TODAY, "future")
    assert isinstance(found, Unclear)
    assert found.why == why


@pytest.mark.parametrize(("words", "clock"), TIMES.items())
def test_a_time_is_read(words: str, clock: str) -> None:
    """1 to 5 is afternoon, 7 to 12 as said."""
    assert read_time(words) == time.fromisoformat(clock)


@pytest.mark.parametrize("words", ["6 baje", "साढ़े 6", "6:30"])
def test_six_o_clock_is_asked(words: str) -> None:
    """Six is morning for some, evening for others."""
    found = read_time(words)
    assert isinstance(found, Unclear)
    assert found.why == "no_part_of_day"
    assert [option.hour for option in found.options] == [6, 18]


@pytest.mark.parametrize("words", ["शाम 10", "13 pm"])
def test_a_time_in_the_wrong_part_of_the_day_is_refused(words: str) -> None:
    """Ten in the evening of शाम is no time of day."""
    found = read_time(words)
    assert isinstance(found, Unclear)
    assert found.why == "conflict"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("5 tarikh ko", "nothing"),
        ("15/12", "nothing"),
        ("agle mahine ki 10", "nothing"),
        ("25 baje", "impossible"),
        ("5:70", "impossible"),
    ],
)
def test_a_day_or_an_impossible_hour_is_no_time(words: str, why: str) -> None:
    """ "5 तारीख" is no answer to "at what time?"."""
    found = read_time(words)
    assert isinstance(found, Unclear)
    assert found.why == why


@pytest.mark.parametrize(("words", "rule"), RULES.items())
def test_a_recurring_day_becomes_a_rule(words: str, rule: str) -> None:
    """Rules as bot.domain.schedule knows them."""
    assert read_rule(words, TODAY) == rule


@pytest.mark.parametrize("words", ["हर महीने", "हर महीने की 35", "हर महीने होली पर", "कुछ भी"])
def test_a_rule_without_its_day_is_asked(words: str) -> None:
    """No rule is made up."""
    assert isinstance(read_rule(words, TODAY), Unclear)
