"""The one style sheet, written from the tokens.

No ``*`` and no bare ``QWidget`` rule: they leak into dialogs and tooltips.
"""

from __future__ import annotations

from string import Template

from leaddesk.ui.tokens import TYPE, Tokens, color_names

# $name is a colour, ${n36} a size of the 100 % table in pixels at her text size
_RULES = """
QMainWindow, QDialog { background: $window; }
QFrame[ground="window"] { background: $window; border: none; }
QFrame[ground="rail"] { background: $rail; border: none; }
QFrame[ground="surface"] { background: $surface; border: none; }
QFrame[ground="sunken"] { background: $sunken; border: none; }
QFrame[ground="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[ground="well"] { background: $sunken; border: 1px solid $line; border-radius: 8px; }
QFrame[ground="amber"] { background: $amber_soft; border: 1px solid $amber_line; border-radius: 8px; }
QFrame[ground="red"] { background: $red_soft; border: 1px solid $red_line; border-radius: 8px; }
QFrame[ground="accent"] { background: $accent_soft; border: 1px solid $accent_line; border-radius: 8px; }
QFrame[ground="popup"] { background: $surface; border: 1px solid $edge; border-radius: 8px; }
QFrame[ground="line"] { background: $line; border: none; }
QScrollArea, QFrame[ground="clear"] { background: transparent; border: none; }

QLabel[role="second"], QLabel[role="help"] { color: $text_2; }
QLabel[role="problem"], QLabel[tone="red"] { color: $red; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="quiet"] { color: $text_2; }
QLabel[role="key"] { font-size: ${n12}px; font-weight: 500; color: $text_2; border: 1px solid $line; border-radius: 4px;
  background: $sunken; padding: 1px 5px; }

QFrame[chip] { border-radius: 6px; min-height: ${n24}px; max-height: ${n24}px; }
QFrame[chip="plain"] { background: $chip; border: 1px solid $chip_edge; }
QFrame[chip="accent"] { background: $accent_soft; border: 1px solid $accent_soft; }
QFrame[chip="amber"] { background: $amber_soft; border: 1px solid $amber_soft; }
QFrame[chip="red"] { background: $red_soft; border: 1px solid $red_soft; }
QLabel[chipText="plain"] { color: $text_2; }
QLabel[chipText="accent"] { color: $accent; }
QLabel[chipText="amber"] { color: $amber; }
QLabel[chipText="red"] { color: $red; }
QFrame[segments="true"] { background: $chip; border: 1px solid $chip_edge; border-radius: 7px; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 0 ${n11}px; min-height: ${n34}px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $text_3; }
QPlainTextEdit { padding: ${n6}px ${n8}px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] { border: 2px solid $red;
  padding: 0 ${m10}px; min-height: ${m32}px; }
QPlainTextEdit[problem="true"] { padding: ${m5}px ${m7}px; }
QLineEdit:read-only { background: $sunken; color: $text_2; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $chip; color: $text_3; }
QFrame[framed="true"] { background: $surface; border: 1px solid $edge; border-radius: 6px; min-height: ${n34}px; }
QFrame[framed="true"][problem="true"] { border: 2px solid $red; min-height: ${m32}px; }
QFrame[framed="true"] QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox { padding-right: ${n30}px; }
QComboBox::drop-down { border: none; width: ${n30}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $surface; color: $text; border: 1px solid $edge;
  selection-background-color: $accent_soft; selection-color: $text; outline: 0; padding: 4px; }
QListView[popup="true"] { padding: 0; }
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {
  min-height: ${n32}px; padding: 0 ${n8}px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected, QListView[popup="true"]::item:selected {
  background: $accent_soft; color: $text; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 0 ${n14}px;
  min-height: ${n34}px; font-weight: 500; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $chip; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: 0 ${n10}px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: none; padding: 0 2px; min-height: ${n28}px;
  text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[small="true"] { min-height: ${n28}px; padding: 0 ${n10}px; }
QPushButton[small="true"][kind="link"] { min-height: ${n20}px; padding: 0 2px; font-size: ${n13}px; }
QPushButton[square="true"] { padding: 0; min-width: ${n34}px; max-width: ${n34}px; }
QPushButton[square="true"][small="true"] { min-width: ${n28}px; max-width: ${n28}px; }
QPushButton[blocked="true"], QPushButton:disabled { background: $chip; color: $text_3; border-color: $line; }
QPushButton[kind="quiet"][blocked="true"], QPushButton[kind="quiet"]:disabled { background: transparent;
  border-color: transparent; }
QPushButton[kind="link"]:disabled { background: transparent; color: $text_3; }
QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[segment="true"] { background: transparent; border: 1px solid transparent; color: $text_2; padding: 0;
  min-height: 0; }
QPushButton[segment="true"]:hover { color: $text; }
QPushButton[segment="true"]:checked { background: $surface; border-color: $edge; color: $text; font-weight: 600; }

QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: 6px 0; }
QMenu::item { padding: ${n8}px ${n28}px ${n8}px ${n12}px; border-left: 3px solid transparent; font-weight: 500; }
QMenu::item:selected { background: $accent_soft; border-left-color: $accent; color: $text; }
QMenu::item:disabled { color: $text_3; }
QMenu::icon { padding-left: ${n12}px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 0; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 6px; font-size: ${n13}px; }

QTableView, QListView, QTreeView { background: $surface; color: $text; border: none; outline: 0; gridline-color: $line;
  selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $surface; }
QTableView[card="true"], QListView[card="true"] { border: 1px solid $line; border-radius: 8px; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text_2; border: none; border-bottom: 1px solid $line;
  padding: ${n8}px ${n12}px; font-size: ${n13}px; font-weight: 500; }
QTableCornerButton::section { background: $sunken; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: $text_2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $chip; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""


def sheet(theme: Tokens, text_size: int) -> str:
    """Return the style sheet of a theme at a text size in percent."""
    scale = text_size / 100
    values: dict[str, object] = {name: getattr(theme, name) for name in color_names()}
    values |= {f"n{n}": round(n * scale) for n in range(1, 61)}
    # a two-pixel problem edge takes its second pixel out of the padding, so that nothing moves
    values |= {
        "m10": round(11 * scale) - 1,
        "m32": round(34 * scale) - 2,
        "m5": round(6 * scale) - 1,
        "m7": round(8 * scale) - 1,
    }
    return _type(scale) + Template(_RULES).substitute(values)


def _type(scale: float) -> str:
    """Return the rules for the type roles; sizes in a sheet beat ``setFont``, so they stand here."""
    rule = 'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {weight}; }}\n'
    return "".join(
        rule.format(role=role, size=round(size * scale), weight=weight) for role, (size, weight) in TYPE.items()
    )
