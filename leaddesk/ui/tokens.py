"""Every colour, size and space of the screen: one table."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#RRGGBB``."""

    window: str
    rail: str
    surface: str
    sunken: str
    chip: str
    hover: str
    line: str
    edge: str
    text: str
    text_2: str
    text_3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_line: str
    amber: str
    amber_soft: str
    amber_line: str
    red: str
    red_soft: str
    red_line: str
    chip_edge: str
    dark: bool = False


LIGHT = Tokens(
    window="#F6F5F2",
    rail="#EDEBE6",
    surface="#FFFFFF",
    sunken="#FAF9F7",
    chip="#EFEDE8",
    hover="#F1EFEA",
    line="#E1DED7",
    edge="#858178",
    text="#1F2427",
    text_2="#54595C",
    text_3="#666A6C",
    accent="#0B6A60",
    accent_hover="#085A52",
    on_accent="#FFFFFF",
    accent_soft="#E0F0EC",
    accent_line="#A9D3CB",
    amber="#7F4D00",
    amber_soft="#FBEFD9",
    amber_line="#E6C68F",
    red="#A1271F",
    red_soft="#FBEAE7",
    red_line="#E8B5AE",
    chip_edge="#EFEDE8",
)
DARK = Tokens(
    window="#1B1E1F",
    rail="#151819",
    surface="#242829",
    sunken="#1F2324",
    chip="#303536",
    hover="#2B3031",
    line="#373C3E",
    edge="#858D90",
    text="#ECEBE7",
    text_2="#B9BDBC",
    text_3="#A0A5A4",
    accent="#62C3B4",
    accent_hover="#7AD0C3",
    on_accent="#08211D",
    accent_soft="#1D3935",
    accent_line="#2F5F58",
    amber="#EFC074",
    amber_soft="#382D18",
    amber_line="#6A5428",
    red="#F5A198",
    red_soft="#402421",
    red_line="#7A413A",
    chip_edge="#303536",
    dark=True,
)


def _high_contrast(base: Tokens) -> Tokens:
    """Return the theme with real edges and no tinted grounds, for the system's contrast preference."""
    return replace(
        base,
        line=base.edge,
        chip_edge=base.edge,
        accent_soft=base.surface,
        amber_soft=base.surface,
        red_soft=base.surface,
        accent_line=base.accent,
        amber_line=base.amber,
        red_line=base.red,
    )


THEMES = (LIGHT, DARK, _high_contrast(LIGHT), _high_contrast(DARK))


def choose(*, dark: bool, high_contrast: bool) -> Tokens:
    """Return the colours for what the system or she prefers."""
    return THEMES[int(dark) + 2 * int(high_contrast)]


def color_names() -> tuple[str, ...]:
    """Return the names of all colours."""
    return tuple(f.name for f in fields(Tokens) if f.name != "dark")


# pixels at 100 %: size, weight
TYPE: dict[str, tuple[int, int]] = {
    "title": (24, 600),
    "figure": (22, 600),
    "empty-title": (20, 600),
    "section": (16, 600),
    "row-title": (14, 600),
    "strong": (14, 600),
    "value": (14, 500),
    "body": (14, 400),
    "label": (13, 600),
    "second": (13, 400),
    "help": (13, 400),
    "problem": (13, 600),
    "chip": (13, 500),
}
BODY = 14
MARGIN, PADDING, BETWEEN, GAP, SMALL, TINY = 24, 16, 16, 12, 8, 4
LABEL_GAP = 5
RADIUS, RADIUS_CARD, RADIUS_BOX = 6, 8, 4
ROW, ROW_LIST = 33, 60
LOW = 560
"""A window less high than this, at 100 %, has no room to spare above its list or form."""
TEXT_SIZES = (100, 115, 130, 150, 200)
