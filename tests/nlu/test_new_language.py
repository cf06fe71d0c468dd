"""A language is added by a folder with a lexicon; no Python is touched (issue 3, point 1)."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

# Gujarati, of another script: a few words, numbers, an ending, and how amounts are read back.
LEXICON = """
[language]
spelled_freely = true

[read_back]
rupee = "રૂપિયો"
rupees = "રૂપિયા"
paise = "પૈસા"

[numbers]
0 = ["શૂન્ય"]
1 = ["એક"]
2 = ["બે"]
3 = ["ત્રણ"]
5 = ["પાંચ"]
20 = ["વીસ"]

[scales]
100 = ["સો"]
1000 = ["હજાર"]

[days]
mon = ["સોમવાર"]

[words]
me_agent = ["મેં"]
me_of = ["મારી"]
saving = ["બચત"]
how_much = ["કેટલી"]
deposit = ["જમા"]
did = ["કર્યા"]
rupee = ["રૂપિયા"]
agent = ["એ"]
meeting = ["બેઠક"]
when = ["ક્યારે"]

[whole]
yes = ["હા"]
"""
ASK = """
import json
from datetime import date
from bot.nlu import Person, amount_in_words, match, read_amount, read_day, script_of
women = (Person(1, "सुनीता देवी"), Person(2, "सीता बाई"))
today = date(2026, 11, 21)
mine = match("મારી બચત કેટલી", "member", women, today)
paid = match("મેં બે સો રૂપિયા જમા કર્યા", "member", women, today)
hers = match("સીતા એ ૧૦૦ રૂપિયા જમા કર્યા", "treasurer", women, today)
print(json.dumps([
    mine.intent, paid.intent, paid.slots.amount, hers.intent, list(hers.slots.amounts),
    read_amount("ત્રણ સો વીસ"), str(read_day("સોમવાર", today, "future")),
    amount_in_words(520000, "gu"), script_of("મારી બચત"), script_of("मेरी बचत"),
    match("मेरी बचत कितनी है", "member", women, today).intent,
]))
"""


def test_a_folder_is_a_language(tmp_path: Path) -> None:
    """In a copy of the house whose only change is a new lexicon.toml."""
    for folder in ("bot", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    new = tmp_path / "locales" / "gu"
    new.mkdir()
    (new / "lexicon.toml").write_text(LEXICON, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == [
        "balance", "deposit_report", 20000, "deposit_record", [[2, 10000]],
        32000, "2026-11-23", "પાંચ હજાર બે સો રૂપિયા", "gu", "hi", "balance",
    ]  # fmt: skip
