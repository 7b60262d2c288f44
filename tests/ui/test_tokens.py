import pytest

from leaddesk.ui import tokens
from leaddesk.ui.tokens import DARK, LIGHT, THEMES

WORDS = [
    ("text", "surface"),
    ("text", "window"),
    ("text", "rail"),
    ("text", "sunken"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "amber_soft"),
    ("text", "red_soft"),
    ("text", "chip"),
    ("text_2", "surface"),
    ("text_2", "window"),
    ("text_2", "rail"),
    ("text_2", "sunken"),
    ("text_2", "accent_soft"),
    ("text_2", "hover"),
    ("text_2", "chip"),
    ("text_2", "amber_soft"),
    ("text_3", "surface"),
    ("text_3", "chip"),
    ("text_3", "window"),
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "accent_soft"),
    ("accent", "sunken"),
    ("accent", "rail"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("amber", "amber_soft"),
    ("amber", "surface"),
    ("amber", "window"),
    ("red", "red_soft"),
    ("red", "surface"),
    ("red", "window"),
]
EDGES = [("edge", "surface"), ("edge", "window"), ("edge", "sunken"), ("accent", "surface"), ("red", "surface")]


def contrast(one, other):
    """The WCAG contrast ratio of two colours."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(color):
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("table", THEMES, ids=["light", "dark", "light-high", "dark-high"])
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read_on_their_ground(table, words, ground):
    assert contrast(getattr(table, words), getattr(table, ground)) >= 4.5


@pytest.mark.parametrize("table", THEMES, ids=["light", "dark", "light-high", "dark-high"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(table, edge, ground):
    assert contrast(getattr(table, edge), getattr(table, ground)) >= 3.0


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (LIGHT.text, LIGHT.surface, 15.7),
        (LIGHT.text, LIGHT.rail, 13.2),
        (LIGHT.text_2, LIGHT.surface, 7.1),
        (LIGHT.text_3, LIGHT.chip, 4.7),
        (LIGHT.accent, LIGHT.accent_soft, 5.5),
        (LIGHT.amber, LIGHT.amber_soft, 6.2),
        (LIGHT.red, LIGHT.red_soft, 6.4),
        (DARK.text, DARK.surface, 12.5),
        (DARK.accent, DARK.surface, 7.1),
        (DARK.amber, DARK.amber_soft, 8.0),
        (DARK.red, DARK.red_soft, 7.0),
        ("#000000", "#FFFFFF", 21.0),
    ],
)
def test_the_ratios_are_those_of_the_table(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.15)


def test_high_contrast_keeps_no_hairline_and_no_tint():
    for base, high in ((THEMES[0], THEMES[2]), (THEMES[1], THEMES[3])):
        assert high.line == high.chip_edge == base.edge
        assert high.accent_soft == high.amber_soft == high.red_soft == base.surface


def test_no_text_is_smaller_than_twelve_pixels():
    assert min(size for size, _weight in tokens.TYPE.values()) >= 12
