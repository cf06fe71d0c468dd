"""How soon the rehearsal room is there, and how soon what is typed in it is answered on screen.

`python benchmarks/room.py [--count 40]` starts `up` as `make run` does, opens the room in a
headless Chromium, types, and looks with the page's own clock until the answer is drawn: an answer
in the webhook's response, and one with a list, which goes by outbox, queue, worker and provider.
The floor is the same webhook asked bare, without a browser or a simulator on the way. Women in
turn and no faster than they can: who is quicker is taken for a machine.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.simulator.config import Config  # noqa: E402
from bot.simulator.form import Said, webhook_form  # noqa: E402
from bot.simulator.post import post  # noqa: E402
from bot.simulator.world import Message, World, new_sid  # noqa: E402
from tests.browser.chromium import DESK, browser  # noqa: E402
from tests.browser.rehearsal import rehearsal  # noqa: E402

PAGE_AIM, ANSWER_AIM = 1000, 300  # milliseconds: the first page; the median of answers
_ASKED = ("मेरी बचत कितनी है?", "बैठक कब है?")  # answered in the response
_LISTED = ("मदद",)  # answered by the outbox
_FLOOR = [f"+9199999000{n}" for n in (24, 26, 28, 31)]  # who asks at the floor
_BETWEEN = 0.9  # seconds between two messages
_PHONES = (0, 2, 3)  # on the page; the second has no WhatsApp, so nothing for it waits in line
_WARM_UP = 3
_SECONDS = 20  # the longest an answer may take before this gives up

# From Enter to the frame in which a new message of the bot stands in the first phone.
_TIMED = """([number, words, patience]) => new Promise((done, fail) => {
  const phone = document.querySelectorAll(".phone")[number], chat = phone.querySelector(".chat");
  const known = new Set([...chat.querySelectorAll(".out")].map(item => item.dataset.sid));
  const watch = new MutationObserver(() => {
    if ([...chat.querySelectorAll(".out")].every(item => known.has(item.dataset.sid))) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - begin));
  });
  watch.observe(chat, { childList: true });
  setTimeout(() => fail(new Error(`no answer to ${words}`)), patience * 1000);
  phone.querySelector("[name=words]").value = words;
  const begin = performance.now();
  phone.querySelector("form").requestSubmit();
})"""


def first_page(of: Browser, url: str) -> tuple[Page, float]:
    """The room and how many milliseconds it took until its phones stood there."""
    page = of.new_context(viewport={"width": DESK, "height": 800}).new_page()
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector("body[data-ready] .phone")
    return page, (time.perf_counter() - began) * 1000


def answers(page: Page, questions: tuple[str, ...], count: int) -> list[float]:
    """Milliseconds of each."""
    times = []
    for n in range(count + _WARM_UP):
        words = questions[n // len(_PHONES) % len(questions)]
        times.append(page.evaluate(_TIMED, [_PHONES[n % len(_PHONES)], words, _SECONDS]))
        time.sleep(_BETWEEN)
    return times[_WARM_UP:]


def floor(folder: Path, web: str, count: int) -> list[float]:
    """The webhook asked the same, signed as Twilio signs."""
    account, token = (folder / "account").read_text().split()
    config = Config(account, token, f"{web}/twilio/message")
    world, times = World(config), []
    for n in range(count + _WARM_UP):
        by, words = _FLOOR[n % len(_FLOOR)], _ASKED[n // len(_FLOOR) % len(_ASKED)]
        ours = f"whatsapp:{config.whatsapp_from}"
        message = Message(
            new_sid(), "inbound", "whatsapp", by, f"whatsapp:{by}", ours, words, "", world.now()
        )
        form = webhook_form(world, Said(by, body=words), message)
        began = time.perf_counter()
        reply = post(config, config.webhook, form)
        times.append((time.perf_counter() - began) * 1000)
        assert reply.status == 200, reply
        time.sleep(_BETWEEN)
    return times[_WARM_UP:]


def lines(folder: Path, count: int) -> Iterator[str]:
    """The table, and whether it meets the aims."""
    with rehearsal(folder, FLOOD_LIMIT="1000000") as url, browser() as chromium:
        page, took = first_page(chromium, url)
        yield _line("first page", [took], PAGE_AIM)
        web = (folder / "up.log").read_text().partition("The bot answers at ")[2].split()[0]
        yield _line("answered in the response", answers(page, _ASKED, count), ANSWER_AIM)
        yield _line("answered by the outbox", answers(page, _LISTED, count), ANSWER_AIM)
        yield _line("floor: the bare webhook", floor(folder, web, count))


def _line(name: str, times: list[float], aim: int = 0) -> str:
    median, late = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    met = f"   {'meets' if median <= aim else 'MISSES'} <= {aim} ms" if aim else ""
    return f"{name:28}{len(times):6}{median:9.0f}{late:9.0f}{max(times):9.0f}{met}"


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=40, help="messages of each kind")
    given = parser.parse_args()
    (ROOT / ".run").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".run", prefix="bench-") as folder:
        print(f"{'milliseconds':28}{'count':>6}{'median':>9}{'p95':>9}{'worst':>9}")
        for line in lines(Path(folder), given.count):
            print(line, flush=True)


if __name__ == "__main__":
    main()
