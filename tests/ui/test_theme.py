import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QIcon
from PySide6.QtWidgets import QLabel, QPushButton

from leaddesk import paths
from leaddesk.ui import current, icons
from leaddesk.ui.theme import Theme
from leaddesk.ui.tokens import DARK, LIGHT, TEXT_SIZES, choose


def test_what_is_painted_reads_the_theme_in_force(theme):
    assert current.current_tokens() is LIGHT
    theme.choose("dark")
    assert current.current_tokens() is DARK
    assert current.color("accent").name() == DARK.accent.lower()


def test_an_icon_made_before_a_theme_change_takes_the_new_colour(theme):
    tray = icons.icon("tray")

    def ink():
        image = tray.pixmap(QSize(20, 20)).toImage()
        points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        return max(points, key=lambda c: c.alpha()).lightness()

    light = ink()
    theme.choose("dark")
    assert light < 128 < ink()


def test_a_chosen_icon_is_accent_and_a_blocked_one_is_dim():
    tray = icons.icon("tray")
    plain, chosen, blocked = (
        tray.pixmap(QSize(20, 20), mode, state).toImage()
        for mode, state in (
            (QIcon.Mode.Normal, QIcon.State.Off),
            (QIcon.Mode.Normal, QIcon.State.On),
            (QIcon.Mode.Disabled, QIcon.State.Off),
        )
    )
    assert plain != chosen != blocked != plain


def test_an_icon_is_sharp_at_twice_the_pixels():
    found = icons.icon("tray").pixmap(QSize(20, 20), 2.0)
    assert (found.width(), found.devicePixelRatio()) == (40, 2.0)


def test_every_bundled_icon_can_be_drawn():
    for file in paths.icons().glob("*.svg"):
        assert not icons.pixmap(file.stem, QSize(20, 20), "#000000").isNull()


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_size_changes_labels_and_controls_in_place(theme, qtbot, percent):
    label, button = QLabel("Intake"), QPushButton("Save")
    label.setProperty("role", "title")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    theme.choose(text_size=percent)
    label.ensurePolished()
    assert label.font().pixelSize() == round(24 * percent / 100)
    assert button.sizeHint().height() == pytest.approx(36 * percent / 100, abs=2)
    assert current.px(36) == round(36 * percent / 100)


def test_the_bundled_font_is_the_one_used():
    assert QFontInfo(QGuiApplication.font()).family() == "Inter"
    assert "Noto Sans" in QGuiApplication.font().families()


def test_the_contrast_preference_has_its_own_table():
    assert choose(dark=False, high_contrast=True).line == LIGHT.edge
    assert choose(dark=True, high_contrast=False) is DARK


def test_a_change_of_the_system_is_followed_at_once(qapp, theme, monkeypatch):
    """The offscreen platform has no scheme of its own, so the system's word is put in its mouth."""
    told = []
    theme.changed.connect(lambda: told.append(current.current_tokens()))
    monkeypatch.setattr(Theme, "tokens", property(lambda _theme: DARK))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert told == [DARK]
