"""More days, times and recurring days (DOMAIN 3.5) in both scripts and dialects, as answers.

Spoken on Saturday 21 November 2026. Whole messages are in the corpora of this folder.
"""

from datetime import date, time

import pytest

from bot.nlu import Unclear, match, read_day, read_rule, read_time
from tests.nlu.women import TODAY, WOMEN

MORE_DAYS = [  # words, where they lean without a verb, the day
    ("kal krungi", "", "2026-11-22"), ("kal dugi", "", "2026-11-22"),
    ("kal hogi", "", "2026-11-22"), ("kal diya tha", "", "2026-11-20"),
    ("kal di thi", "", "2026-11-20"), ("kal hui", "", "2026-11-20"),
    ("parso gyi thi", "", "2026-11-19"), ("कल दे दूँगी", "past", "2026-11-22"),
    ("परसों जमा करना है", "past", "2026-11-23"), ("kal dena h", "", "2026-11-22"),
    ("कल बैठक है", "", "2026-11-22"), ("कल रखो", "", "2026-11-22"),
    ("kal kar lo", "", "2026-11-22"), ("कल जमा किया जाएगा", "", "2026-11-22"),
    ("kal jama ho gaya", "", "2026-11-20"), ("कल ही दे आई थी", "", "2026-11-20"),
    ("काली देहूँ", "", "2026-11-22"), ("काल्ह देब", "", "2026-11-22"),
    ("काल्ह दिहनी", "", "2026-11-20"), ("काल्हि देली", "", "2026-11-20"),
    ("बिहान होई", "", "2026-11-22"), ("bihan", "", "2026-11-22"),
    ("आने वाले कल", "", "2026-11-22"), ("आज", "past", "2026-11-21"), ("aaj hi", "", "2026-11-21"),
    ("5/12", "", "2026-12-05"), ("5-12-26", "", "2026-12-05"), ("5.12.2026", "", "2026-12-05"),
    ("5-12", "", "2026-12-05"), ("5.12", "", "2026-12-05"), ("05/12/2026", "", "2026-12-05"),
    ("25 ko", "", "2026-11-25"), ("5 ta", "", "2026-12-05"), ("5 tarek ko", "", "2026-12-05"),
    ("dt 5/12", "", "2026-12-05"), ("दिनांक 5 दिसंबर", "", "2026-12-05"),
    ("तारीख 25", "", "2026-11-25"), ("tarikh 5 ko", "", "2026-12-05"), ("5th", "", "2026-12-05"),
    ("on the 5th", "", "2026-12-05"), ("5वीं", "", "2026-12-05"), ("एक तारीख", "", "2026-12-01"),
    ("do tarikh ko", "", "2026-12-02"), ("पहली तारीख को", "", "2026-12-01"),
    ("somwaar", "", "2026-11-23"), ("buddhvar", "", "2026-11-25"),
    ("brspativar", "", "2026-11-26"), ("brihaspatwar", "", "2026-11-26"),
    ("shukrbar", "", "2026-11-27"), ("itvar", "", "2026-11-22"), ("सम्मार", "", "2026-11-23"),
    ("बिफे", "", "2026-11-26"), ("जुम्मे को", "", "2026-11-27"), ("सनीचर", "", "2026-11-28"),
    ("mangalwaar ko", "", "2026-11-24"), ("shanivaar", "past", "2026-11-14"),
    ("gurwar", "", "2026-11-26"), ("guruwar", "", "2026-11-26"), ("thrusday", "", "2026-11-26"),
    ("tusday", "", "2026-11-24"), ("sukrawar", "", "2026-11-27"),
    ("shukkarwar", "", "2026-11-27"), ("bryhaspativar", "", "2026-11-26"),
    ("सोमबार", "", "2026-11-23"), ("बीरवार", "", "2026-11-26"), ("रबिबार", "", "2026-11-22"),
    ("dec 5", "", "2026-12-05"), ("5 disambar", "", "2026-12-05"), ("5th dec", "", "2026-12-05"),
    ("5 जन.", "", "2027-01-05"), ("जन. 5", "", "2027-01-05"), ("5 दिसं.", "", "2026-12-05"),
    ("25 डिसेंबर", "", "2026-12-25"), ("पाँच दिसम्बर", "", "2026-12-05"),
    ("5 december 2026", "", "2026-12-05"), ("december ki 5", "", "2026-12-05"),
    ("दिसंबर की 5 तारीख को", "", "2026-12-05"), ("दिसंबर महीने की 5 तारीख", "", "2026-12-05"),
    ("5 mai", "", "2027-05-05"), ("2 octubar", "past", "2026-10-02"),
    ("2 oct ko diya", "", "2026-10-02"), ("15 agust", "past", "2026-08-15"),
    ("7 julay", "past", "2026-07-07"), ("10 फ़रवरी 2027", "", "2027-02-10"),
    ("5 sept", "past", "2026-09-05"), ("1 april", "", "2027-04-01"),
    ("5-dec-2026", "", "2026-12-05"), ("5 dec, 2026", "", "2026-12-05"),
    ("dec 5, 2026", "", "2026-12-05"), ("3 दिन बाद", "", "2026-11-24"),
    ("हफ्ते भर बाद", "", "2026-11-28"), ("hafte bhar baad", "", "2026-11-28"),
    ("दो हफ्ते बाद", "", "2026-12-05"), ("एक महीने बाद", "", "2026-12-21"),
    ("mahine bhar baad", "", "2026-12-21"), ("10 din pahle", "", "2026-11-11"),
    ("after 3 days", "", "2026-11-24"), ("2 weeks later", "", "2026-12-05"),
    ("3 days ago", "", "2026-11-18"), ("पंद्रह दिन बाद", "", "2026-12-06"),
    ("आज से 5 दिन बाद", "", "2026-11-26"), ("अगले हफ्ते सोमवार", "", "2026-11-23"),
    ("agle hafte ke somvar ko", "", "2026-11-23"), ("सोमवार को अगले हफ्ते", "", "2026-11-23"),
    ("अगले महीने की 5", "", "2026-12-05"), ("अगले महीने 5 को", "", "2026-12-05"),
    ("agle mahine 5 tarikh", "", "2026-12-05"), ("5 तारीख अगले महीने", "", "2026-12-05"),
    ("इस महीने के आखिर", "", "2026-11-30"), ("is mahine ke end me", "", "2026-11-30"),
    ("महीने के आखिर में", "", "2026-11-30"), ("पिछले महीने की 10", "", "2026-10-10"),
    ("pichle mahine 10 ko", "past", "2026-10-10"), ("दूसरा शनिवार", "", "2026-12-12"),
    ("अगले महीने का पहला सोमवार", "", "2026-12-07"), ("दिसंबर का दूसरा शनिवार", "", "2026-12-12"),
    ("pichle somvar", "", "2026-11-16"), ("last monday", "", "2026-11-16"),
    ("next monday", "", "2026-11-23"), ("is ravivar", "", "2026-11-22"),
    ("2nd saturday", "", "2026-12-12"), ("next week friday", "", "2026-11-27"),
    ("सोमवार 23 को", "", "2026-11-23"), ("कल नहीं परसों", "future", "2026-11-23"),
    ("सोमवार नहीं मंगलवार को", "", "2026-11-24"), ("12 को नहीं 15 को", "", "2026-12-15"),
    ("कल शाम 5 बजे", "future", "2026-11-22"), ("5 दिसंबर शाम 4 बजे", "", "2026-12-05"),
    ("22 ki shaam", "", "2026-11-22"), ("25 ko 4 baje", "", "2026-11-25"),
    ("4 बजे 25 को", "", "2026-11-25"), ("haan 5 ko theek hai", "", "2026-12-05"),
    ("5", "", "2026-12-05"), ("31", "", "2026-12-31"), ("पच्चीस", "", "2026-11-25"),
    ("pachis ko", "", "2026-11-25"), ("dus ko", "", "2026-12-10"),
    ("10 ko rakh lo", "", "2026-12-10"), ("शनिवार", "", "2026-11-28"),
    ("आज शनिवार", "", "2026-11-21"), ("मंगलवार 24", "", "2026-11-24"),
    ("24 मंगलवार", "", "2026-11-24"), ("परसों वाली बैठक", "future", "2026-11-23"),
    ("पन्द्रह अगस्त", "", "2027-08-15"), ("26 january", "", "2027-01-26"),
    ("31 dec", "past", "2025-12-31"), ("मई की 3", "", "2027-05-03"),
]  # fmt: skip
MORE_NO_DAYS = [  # words, lean, why there is no one day
    ("kal ya parso", "future", "several"), ("कल", "", "several"),
    ("12/25/2026", "", "impossible"), ("25/13", "", "impossible"), ("31/11", "", "impossible"),
    ("2-3 दिन बाद", "", "several"), ("32 तारीख", "", "impossible"),
    ("30 फरवरी", "", "impossible"), ("सोमवार 22 नवंबर", "", "conflict"),
    ("सोमवार 25 को", "", "conflict"), ("5 से 8 तारीख", "", "several"),
    ("5 या 6 तारीख", "", "several"), ("5-6 तारीख को", "", "several"),
    ("somvar ya mangal", "", "several"), ("25 से 28 नवंबर", "", "several"),
    ("0 तारीख", "", "impossible"), ("पूर्णिमा", "", "lunar"), ("punni ke din", "", "lunar"),
    ("ग्यारस", "", "lunar"), ("शुक्ल पक्ष की एकादशी", "", "lunar"), ("होली", "", "vague"),
    ("दिवाली के अगले दिन", "", "vague"), ("सावन में", "", "vague"), ("अगले हफ्ते", "", "vague"),
    ("hello", "", "nothing"), ("सवा चार", "", "nothing"), ("100 रुपये", "", "nothing"),
    ("5 बजे", "", "nothing"), ("shaam 5", "", "nothing"), ("aaj kal", "", "nothing"),
]  # fmt: skip
MORE_TIMES = [
    ("5 बजे", "17:00"), ("साढ़े पाँच बजे", "17:30"), ("सवा पाँच", "17:15"), ("पौने छह", "17:45"),
    ("डेढ़ बजे", "13:30"), ("ढाई बजे", "14:30"), ("पौन बजे", "12:45"), ("सवा बजे", "13:15"),
    ("4 pm", "16:00"), ("10am", "10:00"), ("4.30", "16:30"), ("4:30 shaam", "16:30"),
    ("शाम को 5", "17:00"), ("raat 8 baje", "20:00"), ("मुंधियार 6 बजे", "18:00"),
    ("संझा 5", "17:00"), ("मंझनिया 1 बजे", "13:00"), ("बिहनिया 8 बजे", "08:00"),
    ("भिनसरहा 4 बजे", "04:00"), ("बेरा ढरकत 3 बजे", "15:00"), ("शाम 6 बजे", "18:00"),
    ("6 baje sham ko", "18:00"), ("12 बजे", "12:00"), ("रात 12 बजे", "00:00"),
    ("दोपहर 12:30", "12:30"), ("5:30 pm", "17:30"), ("5 p.m.", "17:00"), ("5 P M", "17:00"),
    ("साढ़े 6 शाम", "18:30"), ("11 बजे दिन में", "11:00"), ("दिन के 2 बजे", "14:00"),
    ("पाँच बजकर बीस मिनट", "17:20"), ("5 बजकर 20 मिनट", "17:20"),
    ("पाँच बजने में दस मिनट", "16:50"), ("दोपहर बाद 3 बजे", "15:00"), ("subah 10 bje", "10:00"),
    ("do baje", "14:00"), ("teen baje", "15:00"), ("3 bje", "15:00"), ("14:00", "14:00"),
    ("18 बजे", "18:00"), ("5 बजे नहीं 4 बजे", "16:00"), ("5", "17:00"), ("7", "07:00"),
    ("ठीक 4 बजे", "16:00"), ("4 baje ke aaspaas", "16:00"), ("सायं 5 बजे", "17:00"),
    ("प्रातः 9 बजे", "09:00"), ("तड़के 5 बजे", "05:00"), ("noon 12", "12:00"),
    ("half past 4", "16:30"), ("5 30", "17:30"), ("साढ़े दस", "10:30"), ("पौने एक बजे", "12:45"),
    ("सवा बारह बजे", "12:15"), ("साढ़े बारह", "12:30"), ("9 baje raat", "21:00"),
    ("9 baje", "09:00"), ("सुबह-सुबह 7 बजे", "07:00"), ("शाम के साढ़े चार बजे", "16:30"),
    ("sham 4.30 baje", "16:30"), ("4.30pm", "16:30"), ("4-30 बजे", "16:30"),
    ("1 baje dopahar me", "13:00"), ("ek baje", "13:00"), ("चार बजे", "16:00"),
    ("शाम को चार", "16:00"), ("10 o'clock", "10:00"), ("8 pm", "20:00"), ("20:15", "20:15"),
]  # fmt: skip
NO_TIMES = [  # words, why there is no one time
    ("25 बजे", "impossible"), ("सुबह 8 बजे रात", "conflict"), ("6 बजे", "no_part_of_day"),
    ("4 से 5 बजे", "several"), ("4-5 बजे", "several"), ("5 या 6 बजे", "several"),
    ("शाम", "nothing"), ("kal", "nothing"),
]  # fmt: skip
MORE_RULES = [
    ("हर महीने की 10", "monthly:10"), ("महीने की हर 10 तारीख", "monthly:10"),
    ("हर महीने के दूसरे शनिवार", "monthly:2-sat"), ("हफ्ते में एक बार सोमवार", "weekly:mon"),
    ("har somvar", "weekly:mon"), ("har hafte budhwar", "weekly:wed"),
    ("हर पूर्णिमा", "lunar:purnima"), ("महीने की पूर्णिमा", "lunar:purnima"),
    ("हर अमावस्या को", "lunar:amavasya"), ("हर एकादशी", "lunar:11"),
    ("शुक्ल पक्ष की एकादशी", "lunar:shukla-11"), ("every month on the 5th", "monthly:5"),
    ("monthly 10", "monthly:10"), ("हर माह की 1 तारीख", "monthly:1"),
    ("हर महीने की पहली तारीख", "monthly:1"), ("हर महीने के आखिरी दिन", "monthly:31"),
    ("mahine me ek bar 10 ko", "monthly:10"), ("pratyek shukrawar", "weekly:fri"),
    ("har shukrbar", "weekly:fri"), ("सोमवार-सोमवार", "weekly:mon"),
    ("every 2 weeks on monday", "fortnightly:2026-11-23"),
    ("हर दो हफ्ते में सोमवार", "fortnightly:2026-11-23"),
    ("har mahine ka pehla somvar", "monthly:1-mon"),
    ("हर महीने के आखिरी शनिवार", "monthly:last-sat"),
    ("last saturday of every month", "monthly:last-sat"),
    ("har mahine 10 tarikh shaam 5 baje", "monthly:10"), ("हर महीने की पाँच", "monthly:5"),
]  # fmt: skip
NO_RULES = [
    ("हर दूसरे शनिवार", "several"), ("हर महीने की 35", "impossible"), ("har din", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "lean", "day"), MORE_DAYS)
def test_a_day(words: str, lean: str, day: str) -> None:
    """The tense of the verb first, then where the question leans."""
    assert read_day(words, TODAY, lean) == date.fromisoformat(day)


@pytest.mark.parametrize(("words", "lean", "why"), MORE_NO_DAYS)
def test_no_day_is_made_up(words: str, lean: str, why: str) -> None:
    """Impossible, several, conflicting, vague, of the moon, or no day at all."""
    found = read_day(words, TODAY, lean)
    assert isinstance(found, Unclear)
    assert found.why == why


@pytest.mark.parametrize(("words", "clock"), MORE_TIMES)
def test_a_time(words: str, clock: str) -> None:
    """1 to 5 is afternoon, 7 to 11 morning, unless a part of the day is said."""
    assert read_time(words) == time.fromisoformat(clock)


@pytest.mark.parametrize(("words", "why"), NO_TIMES)
def test_no_time_is_made_up(words: str, why: str) -> None:
    """Ranges, clashes and what is no time."""
    found = read_time(words)
    assert isinstance(found, Unclear)
    assert found.why == why


@pytest.mark.parametrize(("words", "rule"), MORE_RULES)
def test_a_rule(words: str, rule: str) -> None:
    """As bot.domain.schedule knows them."""
    assert read_rule(words, TODAY) == rule


@pytest.mark.parametrize(("words", "why"), NO_RULES)
def test_no_rule_is_made_up(words: str, why: str) -> None:
    """What does not say how often, or says it in two ways."""
    found = read_rule(words, TODAY)
    assert isinstance(found, Unclear)
    assert found.why == why


def test_a_day_of_the_moon_offers_its_next_three_dates() -> None:
    """In an answer and in a message; never taken without being asked."""
    dates = (date(2026, 11, 24), date(2026, 12, 24), date(2027, 1, 22))
    found = read_day("अगली पूर्णिमा को", TODAY, "future")
    assert isinstance(found, Unclear)
    assert (found.why, found.options) == ("lunar", dates)
    meaning = match("अगली पूर्णिमा को बैठक रखो", "president", WOMEN, TODAY)
    assert meaning.ambiguous
    assert meaning.slots.day is None
    assert meaning.alternatives == dates


def test_a_day_of_the_moon_in_a_certain_month_is_asked_without_dates() -> None:
    """Almanacs count Hindu months in two ways."""
    found = read_day("सावन की पूर्णिमा", TODAY, "future")
    assert isinstance(found, Unclear)
    assert (found.why, found.options) == ("lunar", ())


@pytest.mark.parametrize(
    ("words", "day", "clock"),
    [
        ("कल बैठक 3 बजे है", "2026-11-22", "15:00"),
        ("कल की बैठक रद्द करो, गमी हो गई है", "2026-11-22", None),
        ("शाम की बैठक 25 को 6 बजे", "2026-11-25", "18:00"),
        ("22 की शाम 5 बजे मीटिंग", "2026-11-22", "17:00"),
        ("baithak 5 baje nahi 4 baje hogi 25 ko", "2026-11-25", "16:00"),
        ("meeting 5.12.2026 ko 4.30 baje", "2026-12-05", "16:30"),
        ("बैठक दिसंबर के दूसरे शनिवार को रखो", "2026-12-12", None),
    ],
)
def test_a_meeting_with_its_day_and_time(words: str, day: str, clock: str | None) -> None:
    """A day is not taken for an hour, nor an hour for a day."""
    slots = match(words, "president", WOMEN, TODAY).slots
    assert slots.day == date.fromisoformat(day)
    assert slots.time == (clock and time.fromisoformat(clock) or None)


@pytest.mark.parametrize(
    "words", ["बैठक 4 से 5 बजे", "meeting 4-5 baje kal", "बैठक सुबह 8 बजे रात", "meeting 25 baje"]
)
def test_a_meeting_with_no_one_time_is_asked(words: str) -> None:
    """Ranges, clashes, and hours that there are not."""
    meaning = match(words, "president", WOMEN, TODAY)
    assert meaning.ambiguous
    assert meaning.slots.time is None
