"""The page frames of the office's papers and their measures, in points on US Letter."""

from __future__ import annotations

from dataclasses import dataclass, replace

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
NEAREST_EDGE = 30.0
"""Nothing prints nearer to any edge: office lasers lose up to 18, fax headers need the top 20."""


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of the foot that stays empty until a stored paper is printed again."""

    x: float
    baseline: float
    width: float


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Where the body, head and foot of a page lie; tops from the top edge, bottoms from the bottom edge."""

    name: str
    side: float
    first_top: float
    later_top: float
    bottom: float
    foot_rule: float
    foot_leading: float
    court: bool = False
    bare: bool = False
    """Whether the page has no head: what stands on top is the body's own."""
    band_in_line: int = 3
    """The foot line that the reprint band takes: a third one of its own, or a share of the second or first."""

    @property
    def width(self) -> float:
        """Return the width of the body."""
        return PAGE_WIDTH - 2 * self.side

    @property
    def right(self) -> float:
        """Return where the body ends on the right."""
        return PAGE_WIDTH - self.side

    def height(self, top: float) -> float:
        """Return the height of a body that starts this far from the top."""
        return PAGE_HEIGHT - top - self.bottom

    def with_second_foot_line(self) -> PageFrame:
        """Return this frame, its body ending higher if its foot has room for one line only."""
        missing = NEAREST_EDGE + 3 - self.foot_line(2)
        if missing <= 0:
            return self
        return replace(self, bottom=self.bottom + missing, foot_rule=self.foot_rule + missing)

    def foot_line(self, line: int) -> float:
        """Return the base line of a foot line, from 1."""
        return self.foot_rule - 9.3 - (line - 1) * self.foot_leading

    @property
    def band_shares_second_line(self) -> bool:
        """Return whether a reprint is marked in the second line, beside what stands there."""
        return self.band_in_line == 2  # noqa: PLR2004 - the second line

    @property
    def band(self) -> Band:
        """Return where a reprint is marked."""
        baseline = self.foot_line(self.band_in_line)
        if self.band_in_line == 1:
            return Band(self.right - 54 - BAND_WIDTH, baseline, BAND_WIDTH)
        return Band(self.side, baseline, BAND_WIDTH if self.band_shares_second_line else self.width)


BAND_WIDTH = 128.0

FORM = PageFrame("form", side=54, first_top=80, later_top=62, bottom=64, foot_rule=61.6, foot_leading=10)
COURT = PageFrame(
    "court", side=72, first_top=216, later_top=80, bottom=72, foot_rule=68.4, foot_leading=11.2, court=True
)
DENSE = PageFrame(
    "dense", side=48, first_top=80, later_top=58, bottom=60, foot_rule=56.5, foot_leading=11.2, band_in_line=2
)
FIELD = PageFrame(
    "field", side=40, first_top=82, later_top=48, bottom=48, foot_rule=45.5, foot_leading=11.2, band_in_line=1
)
MAIL = PageFrame("mail", side=64, first_top=38, later_top=62, bottom=64, foot_rule=61.6, foot_leading=10, bare=True)
ALL = (FORM, COURT, DENSE, FIELD, MAIL)
