"""Writes the page that lists the pictures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>LeadDesk, pictures</title><style>
body { font: 14px sans-serif; margin: 24px; background: #f6f5f2; color: #1f2427 }
section { display: flex; flex-wrap: wrap; gap: 16px } figure { margin: 0; width: 420px }
img { width: 100%; border: 1px solid #858178 } nav a { margin-right: 16px }
</style></head><body><h1>LeadDesk, pictures</h1>
"""


def write(out: Path) -> None:
    """List every picture under a folder, by the folder it lies in."""
    folders = sorted({file.parent for file in out.rglob("*.png")})
    names = [folder.relative_to(out).as_posix() for folder in folders]
    parts = [_HEAD, "<nav>", *(f'<a href="#{escape(name)}">{escape(name)}</a>' for name in names), "</nav>\n"]
    for folder, name in zip(folders, names, strict=True):
        parts.append(f'<h2 id="{escape(name)}">{escape(name)}</h2><section>\n')
        for file in sorted(folder.glob("*.png")):
            place = escape(file.relative_to(out).as_posix())
            parts.append(
                f'<figure><a href="{place}"><img loading="lazy" src="{place}" alt="{escape(file.stem)}"></a>'
                f"<figcaption>{escape(file.stem)}</figcaption></figure>\n"
            )
        parts.append("</section>\n")
    (out / "index.html").write_text("".join(parts) + "</body></html>\n", "utf-8")
