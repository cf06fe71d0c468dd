"""How soon a paper is ready: on one core, from the books to the picture.

`python benchmarks/papers.py [--count 30]` makes every paper of a group of twenty women with two
years behind it. The floor beside it is an empty page by the same library; the other one is the
same page by fpdf2, where that is installed (benchmarks/requirements.txt).
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.domain.papers import OF_MEMBER, Name, Paper  # noqa: E402
from bot.i18n import speaking  # noqa: E402
from bot.reports.make import make, sheet  # noqa: E402
from bot.reports.render.layout import pages  # noqa: E402
from bot.reports.render.marks import HEIGHT, WIDTH, Page  # noqa: E402
from bot.reports.render.pdf import pdf  # noqa: E402
from bot.reports.render.picture import png  # noqa: E402
from bot.store import Store, migrate  # noqa: E402
from tests.reports.village import NOW, create_village  # noqa: E402

AIM = 100  # milliseconds: a passbook page (issue 5)
_FONTS = ROOT / "bot" / "reports" / "fonts"


def timed(work: Callable[[], object], count: int) -> tuple[float, float]:
    """(median, worst) milliseconds of one core's work, the first time left out."""
    work()
    spent = []
    for _ in range(count):
        begun = time.process_time()
        work()
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent), max(spent)


def empty() -> bytes:
    """The floor: a page with nothing on it, as a picture."""
    return png(pdf([Page()], ""))


def by_fpdf2(page: Page) -> bytes:
    """The same words and boxes by fpdf2, with its text shaping on; the same picture of it."""
    from fpdf import FPDF

    file = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    file.add_font("Noto", "", _FONTS / "NotoSansDevanagari-Regular.ttf")
    file.add_font("Noto", "B", _FONTS / "NotoSansDevanagari-Bold.ttf")
    file.set_text_shaping(use_shaping_engine=True)
    file.add_page()
    for fill in page.fills:
        file.set_fill_color(round(fill.grey * 255))
        file.rect(fill.x, fill.y, fill.width, fill.height, "F")
    for words in page.words:
        file.set_font("Noto", "B" if words.bold else "", words.size)
        file.text(words.x, words.y, words.text)
    return png(bytes(file.output()))


def main() -> None:
    """Print a line for each paper, the floor and the other way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/papers.db")
        migrate.upgrade(store)
        group = store.write(create_village)
        print(f"{'milliseconds of one core':<34}{'median':>8}{'worst':>8}{'kB':>7}")
        passbook = 0.0
        for name in Name:
            asked = Paper(name, member=4 if name in OF_MEMBER else None)

            def one(asked: Paper = asked) -> bytes:
                return store.read(lambda c: make(c, group, asked, "hi", NOW)).content

            median, worst = timed(one, count)
            passbook = median if name is Name.PASSBOOK else passbook
            print(f"{name:<34}{median:>8.1f}{worst:>8.1f}{len(one()) / 1024:>7.0f}")
        asked = Paper(Name.PASSBOOK, 4)
        with speaking("hi"):
            (page, *_) = pages(store.read(lambda c: sheet(c, group, asked, NOW)))
        store.close()
    print(f"{'floor: an empty page':<34}{timed(empty, count)[0]:>8.1f}")
    try:
        print(f"{'the passbook drawn by fpdf2':<34}{timed(lambda: by_fpdf2(page), count)[0]:>8.1f}")
    except ImportError:
        print("fpdf2 is not installed: not compared with")
    print(f"{'the passbook drawn by us':<34}{timed(lambda: png(pdf([page], '')), count)[0]:>8.1f}")
    print(f"aim: a passbook page in {AIM} ms: {'met' if passbook <= AIM else 'MISSED'}")


if __name__ == "__main__":
    main()
