"""A help page as the text view shows it, in the colours and sizes that are in force."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import color, px

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.ui.help.topic import Topic

_ON_SCREEN = re.compile(r"\*(.+?)\*")


def styles() -> str:
    """Return the style sheet of the text."""
    quiet = color("text_2").name()
    return (
        f"body {{ color: {color('text').name()}; font-size: {px(14)}px; }}"
        f" h1 {{ font-size: {px(20)}px; font-weight: 600; margin-bottom: {px(4)}px; }}"
        f" h2 {{ font-size: {px(15)}px; font-weight: 600; margin-top: {px(16)}px; margin-bottom: {px(4)}px; }}"
        f" li {{ margin-bottom: {px(4)}px; }} ol {{ margin-top: 0; }}"
        f" .purpose {{ color: {quiet}; }} td {{ padding-right: {px(16)}px; padding-bottom: {px(4)}px; }}"
        f" .key {{ font-weight: 600; white-space: nowrap; }}"
    )


def page(topic: Topic, keys: Iterable[tuple[str, str]]) -> str:
    """Return a topic, and below it the keys: its own, then those that work everywhere."""
    parts = [f"<h1>{_said(topic.title)}</h1>", f'<p class="purpose">{_said(topic.purpose)}</p>']
    for task in topic.tasks:
        steps = "".join(f"<li>{_said(step)}</li>" for step in task.steps)
        parts.append(f"<h2>{_said(task.title)}</h2><ol>{steps}</ol>")
    if topic.keys:
        parts.append(f"<h2>{_said(N_('Keys here'))}</h2>{_table(topic.keys)}")
    parts.append(f"<h2>{_said(N_('Keys everywhere'))}</h2>{_table(keys)}")
    return f"<body>{''.join(parts)}</body>"


def _table(keys: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<tr><td class="key">{escape(key)}</td><td>{_said(words)}</td></tr>' for key, words in keys)
    return f"<table>{rows}</table>"


def _said(words: str) -> str:
    return _ON_SCREEN.sub(r"<b>\1</b>", escape(tr(words)))
