"""Pages being filled from top to bottom, in points."""

from bot.reports.render.columns import LINE, PAD, lines
from bot.reports.render.face import UNITS, face
from bot.reports.render.marks import HEIGHT, INK, MARGIN, WIDTH, Fill, Page, Words

ROOM = WIDTH - 2 * MARGIN
_FOOT = HEIGHT - MARGIN - 14  # below it stands the page's number


class Canvas:
    """`y` is where the next thing begins."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self.y = MARGIN

    @property
    def page(self) -> Page:
        """The one being filled."""
        return self.pages[-1]

    def paragraph(
        self, text: str, size: float, *, bold: bool = False, grey: float = INK, room: float = ROOM
    ) -> None:
        """A text in as many lines as it takes."""
        for part in lines(text, room, size, bold=bold):
            self.words(MARGIN + PAD, self.y, part, size, bold=bold, grey=grey)
            self.y += size * LINE

    def words(
        self, x: float, top: float, text: str, size: float, *, bold: bool = False, grey: float = INK
    ) -> None:
        """Words in a line that begins at `top`."""
        letters = face(bold=bold)
        over = (LINE * UNITS - (letters.ascent - letters.descent)) / 2
        base = top + (over + letters.ascent) * size / UNITS
        if text:
            self.page.words.append(Words(x, base, text, size, bold, grey))

    def rule(self, grey: float, height: float) -> None:
        """A line across the page."""
        self.page.fills.append(Fill(MARGIN, self.y, ROOM, height, grey))

    def has_room(self, height: float) -> bool:
        """Whether so much more goes on this page."""
        return self.y + height <= _FOOT

    def need(self, height: float) -> None:
        """On the next page, where it does not go on this one."""
        if not self.has_room(height):
            self.turn()

    def turn(self) -> None:
        """Go on with a new page."""
        self.pages.append(Page())
        self.y = MARGIN
