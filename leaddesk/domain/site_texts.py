"""The words on paper that the office, with its counsel, may say in its own way; each keeps its earlier wordings.

Only what stands here can be changed. What the law prescribes to the letter stands in ``paper/notices.py`` and can't;
nor can what a person signs, where a word more or less may void the consent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 1500
_NAMED = re.compile(r"[{}]")
BRACES = N_("Braces can't be printed here")
NOT_EMPTY = N_("Something has to stand here; put back the shipped wording instead")


class SiteText(CodeList):
    """A text that may be changed."""

    STATE_NOTICE = "state_notice", N_("Additional state notice")
    PLAIN_NOTICE = "plain_notice", N_("Request for confidence")
    NEITHER = "ncnd_neither", N_("Answer to a request: neither confirm nor deny")
    RULES = "ncnd_rules", N_("Answer to a request: the federal rules")
    SUBPOENA = "ncnd_subpoena", N_("Answer to a subpoena: what it takes")
    REQUEST = "ncnd_request", N_("Answer to a request: what it takes")
    OFFICE_RULES = "ncnd_office_rules", N_("Answer to a request: where part 2 does not apply")

    @property
    def shipped(self) -> str:
        """Return the wording that came with the program; empty where there is none unless the office enters one."""
        return _SHIPPED.get(self, "")

    @property
    def where(self) -> str:
        """Return on which papers it stands, and when."""
        return _WHERE[self]

    @property
    def may_be_empty(self) -> bool:
        """Return whether nothing need stand there."""
        return not self.shipped


_SHIPPED = {
    SiteText.PLAIN_NOTICE: N_(
        "This paper was given with the written consent of the person it speaks of, for the purpose named in the "
        "consent. State and federal law may limit any further use or disclosure."
    ),
    SiteText.NEITHER: N_(
        "This office can neither confirm nor deny that any person is, was, or asked to be a participant or a patient "
        "here. It gives this answer, in these words, to everyone who asks, whoever is asked about and whether or not "
        "it holds anything. Nothing can be read from it, for or against anybody."
    ),
    SiteText.RULES: N_(
        "Federal law and rules (42 U.S.C. 290dd-2; 42 CFR part 2, in particular 2.13) restrict the disclosure and use "
        "of substance use disorder patient records. This says what the rules are; it is no statement about any person."
    ),
    SiteText.SUBPOENA: N_(
        "Under these rules a subpoena alone does not permit a disclosure, and an order of a court alone does not "
        "compel one: it takes both, the order under 42 CFR part 2, subpart E, and a subpoena or a similar legal "
        "mandate (42 CFR 2.61)."
    ),
    SiteText.REQUEST: N_(
        "Under these rules a disclosure takes the written consent of the person, with every element of 42 CFR 2.31, or "
        "an order of a court under subpart E together with a subpoena or a similar legal mandate (42 CFR 2.61)."
    ),
    SiteText.OFFICE_RULES: N_(
        "The rules of confidentiality that this office works under restrict what it may tell anybody."
    ),
}
_WHERE = {
    SiteText.STATE_NOTICE: N_("After the federal notice, on every paper that tells somebody else of a person"),
    SiteText.PLAIN_NOTICE: N_("In place of the federal notice, where counsel says that part 2 does not apply"),
    SiteText.NEITHER: N_("In every answer to a request or a subpoena (NCND)"),
    SiteText.RULES: N_("In the same letter, where part 2 applies or may apply"),
    SiteText.SUBPOENA: N_("In the answer to a subpoena"),
    SiteText.REQUEST: N_("In the answer to any other request"),
    SiteText.OFFICE_RULES: N_("In the same letter, where counsel says that part 2 does not apply"),
}
NOTICES = (SiteText.STATE_NOTICE, SiteText.PLAIN_NOTICE)
"""What every paper carries that tells somebody else of a person."""


@dataclass(frozen=True, slots=True)
class SiteTextDraft:
    """What the editor of one text edits."""

    words: str = entry(N_("Wording"), default="", max_length=LONGEST, width=6, lines=6)

    def problems(self, text: SiteText | None = None) -> dict[str, str]:
        """Return what stops this wording from being saved, by field."""
        found = fields.problems(self)
        if _NAMED.search(self.words):
            found["words"] = BRACES
        elif text is not None and not text.may_be_empty and not self.words.strip():
            found["words"] = NOT_EMPTY
        return found


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One wording of a text, with its number, counted over all texts, and its day. Empty words are the shipped ones."""

    text: SiteText
    number: int
    words: str
    set_at: datetime
    set_by: str

    @property
    def shown(self) -> str:
        """Return the wording itself."""
        return self.words or self.text.shipped


@dataclass(frozen=True, slots=True)
class Change:
    """The newest change of a text that is in force: its number and its day."""

    text: SiteText
    number: int
    on: date


@dataclass(frozen=True, slots=True)
class Wording:
    """The office's own words as they are in force, for papers; without any, those that were shipped."""

    words: tuple[tuple[SiteText, str], ...] = ()
    changes: tuple[Change, ...] = ()
    logo: bytes = field(default=b"", repr=False)
    """The office's sign for its letterhead, black on white, as a PNG; empty if there is none."""

    def of(self, text: SiteText) -> str:
        """Return what stands on paper."""
        return dict(self.words).get(text) or text.shipped

    def last_change(self, texts: Iterable[SiteText]) -> Change | None:
        """Return the newest change among texts, or None where all stand as shipped from the beginning."""
        wanted = frozenset(texts)
        return max((one for one in self.changes if one.text in wanted), key=lambda one: one.number, default=None)


SHIPPED = Wording()


def marked_edition(edition: str, wording: Wording, texts: Iterable[SiteText]) -> str:
    """Return the edition of a form with the number of the office's newest change on it: ``Ed. 11/2026 · site 3``."""
    change = wording.last_change(texts)
    return edition if change is None else f"{edition} · site {change.number}"


def in_force(versions: Sequence[TextVersion]) -> dict[SiteText, TextVersion]:
    """Return the newest version of each text that was ever changed."""
    newest: dict[SiteText, TextVersion] = {}
    for one in sorted(versions, key=lambda version: version.number):
        newest[one.text] = one
    return newest
