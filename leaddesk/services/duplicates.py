"""Is this person known already? Likely ones are shown with the reasons before a new person is saved.

The search index narrows thousands down to those with like names, the same phone or the same birth date; only these
are compared closely. Closed records count, removed ones don't.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from leaddesk.domain.likeness import (
    LIKE_NAME,
    LIKELY,
    NAME_SHARE,
    ONE_NAME,
    SAME_DAY,
    SAME_NAME,
    SAME_PHONE,
    SAME_SOUND,
    SHORT_NAME,
    NameMatch,
    birth_score,
)
from leaddesk.domain.participants import BirthDate, Likeness, ParticipantDraft, Phone, record_number
from leaddesk.i18n import N_, tr
from leaddesk.services import search_index
from leaddesk.services.names import nicknames, phone_digits, sounds, squashed, words
from leaddesk.services.search import STATUS, words_alike
from leaddesk.services.search_index import birth_facts
from leaddesk.services.search_terms import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from leaddesk.domain.referrals_in import ReferralInDraft
    from leaddesk.storage.database import Database

MOST: Final = 8
_MOST_COMPARED: Final = 300
_SHORTEST_LIKE: Final = 4
_LIKE: Final = 0.9
_SHORTEST_PHONE: Final = 7
_CANDIDATES: Final = text(
    "SELECT p.id, p.shown_name, p.number, p.number_year, p.birth, p.status,"
    " p.first_name, p.middle_name, p.last_name, p.preferred_name, f.alias,"
    " (SELECT json_group_array(n.digits) FROM phone_number n WHERE n.participant_id = p.id AND n.removed_at IS NULL)"
    " AS phones FROM person_index f JOIN participant p ON p.id = f.rowid"
    " WHERE person_index MATCH :query ORDER BY p.id DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is compared of a person. ``given`` holds first and preferred names and, after them, ``aliases``."""

    given: tuple[str, ...]
    aliases: frozenset[str]
    last: tuple[str, ...]
    birth: BirthDate | None
    phones: frozenset[str]


class Duplicates:
    """Finds who is likely to be meant."""

    def __init__(self, database: Database) -> None:
        """Take the file and keep the index that it looks through right."""
        self._database = database
        search_index.follow(database)

    def likely(self, draft: ParticipantDraft, except_id: int | None = None) -> list[Likeness]:
        """Return the known people who may be the one on the form, the likeliest first."""
        typed = _typed(draft)
        with self._database.read() as session:
            rows: dict[int, Row[Any]] = {}
            for query in _queries(session, typed):
                found = session.execute(_CANDIDATES, {"query": query, "most": _MOST_COMPARED})
                rows.update((row.id, row) for row in found)
        rows.pop(except_id or 0, None)
        likely = [likeness for row in rows.values() if (likeness := _compared(typed, row)).score >= LIKELY]
        return sorted(likely, key=lambda likeness: (-likeness.score, likeness.name, likeness.id))[:MOST]

    def likely_for_referral(self, draft: ReferralInDraft) -> list[Likeness]:
        """Return the known people who may be the one referred; *the man at the bridge* is nobody's name."""
        return self.likely(person_of(draft))


def person_of(draft: ReferralInDraft) -> ParticipantDraft:
    """Return what a referral tells of the person, the name taken apart."""
    from nameparser import HumanName  # noqa: PLC0415 - takes 5 MB, and only a referral needs it

    name = HumanName(draft.person_name)
    return ParticipantDraft(
        first_name=name.first,
        middle_name=name.middle,
        last_name=name.last,
        suffix=name.suffix,
        aliases=tuple(filter(None, (draft.person_alias.strip(), name.nickname))),
        birth=draft.person_birth,
        phones=(Phone(draft.person_phone.strip()),) if draft.person_phone.strip() else (),
        where_to_find=draft.person_where.strip(),
    )


def _typed(draft: ParticipantDraft) -> _Known:
    called, aliases = words(draft.first_name, draft.preferred_name), words(*draft.aliases)
    phones = frozenset(filter(_is_whole, (phone_digits(phone.number) for phone in draft.phones)))
    return _Known(
        (*called, *aliases), frozenset(aliases).difference(called), _last(draft.last_name), draft.birth, phones
    )


def _stored(row: Row[Any]) -> _Known:
    called, aliases = words(row.first_name, row.preferred_name), words(row.alias)
    birth = BirthDate.from_stored(row.birth) if row.birth else None
    phones = frozenset(filter(_is_whole, json.loads(row.phones)))
    return _Known((*called, *aliases), frozenset(aliases).difference(called), _last(row.last_name), birth, phones)


def _last(name: str) -> tuple[str, ...]:
    """Return a last name as one word and, where it has several, each of them."""
    return tuple(dict.fromkeys(filter(None, (squashed(name), *words(name)))))


def _is_whole(digits: str) -> bool:
    return len(digits) >= _SHORTEST_PHONE


def _queries(session: Session, typed: _Known) -> Iterable[str]:
    """Return the queries that together name everyone worth comparing."""
    given, last = _group(session, typed.given), _group(session, typed.last)
    born = _born(typed.birth)
    if given and last:
        yield f"({given}) AND ({last})"
        if born:
            yield f"(({given}) OR ({last})) AND ({born})"
    elif given or last:
        yield f"({given or last}) AND ({born})" if born else given or last
    if typed.phones:
        yield f"fact : ({' OR '.join(quoted(digits) for digits in sorted(typed.phones))})"


def _group(session: Session, names: Iterable[str]) -> str:
    """Return the terms that a person has who has one of the names, a short form, the sound or nearly the letters."""
    terms: set[str] = set()
    for name in names:
        terms.add(f"{{called legal listed alias nick}} : {quoted(name)}")
        terms |= {f"sound : {quoted(code)}" for code in sounds(name)}
        terms |= {
            f"{{called legal listed alias}} : {quoted(word)}"
            for word in (*nicknames(name), *words_alike(session, name))
        }
    return " OR ".join(sorted(terms))


def _born(birth: BirthDate | None) -> str:
    if birth is None:
        return ""
    years = {fact for year in range(birth.year - 1, birth.year + 2) for fact in birth_facts(BirthDate(year))}
    return f"born : ({' OR '.join(quoted(fact) for fact in sorted(years))})"


def _compared(typed: _Known, row: Row[Any]) -> Likeness:
    known = _stored(row)
    given, last = _best(typed.given, known.given, typed.aliases | known.aliases), _best(typed.last, known.last)
    score, reasons = _names(typed, known, given, last)
    born = birth_score(typed.birth, known.birth)
    score = score * NAME_SHARE + born
    if born > 0:
        reasons.append(tr(N_("Same date of birth") if born == SAME_DAY else N_("Born about the same year")))
    if typed.phones & known.phones:
        score += SAME_PHONE
        reasons.append(tr(N_("Same phone")))
    number = record_number(row.number_year, row.number)
    shown = min(1.0, round(score, 3))
    return Likeness(row.id, number, row.shown_name, known.birth, STATUS[row.status], tuple(reasons), shown)


def _names(typed: _Known, known: _Known, given: NameMatch, last: NameMatch) -> tuple[float, list[str]]:
    """Return how well the names fit as a whole, and why; a name missing on one side says nothing against it."""
    if given.score == last.score == SAME_NAME and not given.reason:
        return SAME_NAME, [tr(N_("Same name"))]
    turned = _best(typed.given, known.last), _best(typed.last, known.given)
    if min(turned[0].score, turned[1].score) > max(given.score, last.score):
        return (turned[0].score + turned[1].score) / 2, [tr(N_("First and last name the other way round"))]
    reasons = []
    if last.score:
        reasons.append(last.reason or tr(N_("Same last name")))
    if given.score:
        reasons.append(given.reason or tr(N_("Same first name")))
    both_given, both_last = bool(typed.given and known.given), bool(typed.last and known.last)
    if both_given and both_last:
        return (given.score + last.score) / 2, list(dict.fromkeys(reasons))
    return (given.score + last.score) * ONE_NAME / NAME_SHARE, list(dict.fromkeys(reasons))


def _best(typed: Iterable[str], known: tuple[str, ...], aliases: frozenset[str] = frozenset()) -> NameMatch:
    """Return the best match of any word with any; one with an alias says so."""
    matches = []
    for one, other in product(typed, known):
        match = _match(one, other)
        if match.score == SAME_NAME and one in aliases:
            match = NameMatch(SAME_NAME, tr(N_("Also known by the same name")))
        matches.append(match)
    return max(matches, key=lambda match: (match.score, not match.reason), default=NameMatch())


def _match(typed: str, known: str) -> NameMatch:
    if typed == known:
        return NameMatch(SAME_NAME)
    if known in nicknames(typed) or typed in nicknames(known):
        short, long = sorted((typed, known), key=len)
        reason = tr(N_("{short} is short for {name}"), short=short.title(), name=long.title())
        return NameMatch(SHORT_NAME, reason)
    if sounds(typed) & sounds(known):
        return NameMatch(SAME_SOUND, tr(N_("Same sound of the name")))
    if min(len(typed), len(known)) >= _SHORTEST_LIKE:
        from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - takes 3 MB, and is asked when a name is entered

        alike = JaroWinkler.similarity(typed, known)
        if alike >= _LIKE:
            return NameMatch(LIKE_NAME * alike, tr(N_("Much the same name")))
    return NameMatch()
