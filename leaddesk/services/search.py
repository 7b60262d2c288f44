"""Find while typing: people by name, then by nickname, sound and likeness; offices, referrals and cases beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, text

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import BirthDate, record_number
from leaddesk.domain.referrals_out import referral_out_number
from leaddesk.domain.today import Hit
from leaddesk.i18n import N_, show_date, show_phone, tr
from leaddesk.services import note_index, search_index, search_terms
from leaddesk.services.names import squashed, words
from leaddesk.storage.models import LegalMatter, Organisation, Participant, ReferralIn, ReferralOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from leaddesk.storage.database import Database

NUMBER, BEGUN_NUMBER, START_OF_NAME, NAME, ALSO_CALLED, SOUND, ALIKE = 1.0, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3
FEW: Final = 3
"""With fewer hits for what was really typed, names with a letter wrong are looked for as well."""
_LIKENESS: Final = 0.74
_SHORTEST_ALIKE: Final = 4
_SHORTEST_NAME: Final = 3
_MOST_ALIKE: Final = 6
_PLACES_FOR_OTHERS: Final = 4
_SPARE: Final = 16
_REFERRAL_OUT: Final = re.compile(r"o-?(20\d\d)-?(\d{1,9})", re.IGNORECASE)
STATUS: Final = {status.value: status for status in ParticipationStatus}

_PEOPLE: Final = text(
    "SELECT p.id, p.shown_name, p.number, p.number_year, p.birth, p.status, f.alias"
    " FROM person_index f JOIN participant p ON p.id = f.rowid"
    " WHERE person_index MATCH :query ORDER BY p.status = 'closed', p.shown_name, p.id LIMIT :most"
)
_IDS: Final = text("SELECT rowid FROM person_index WHERE person_index MATCH :query")
# offices before referrals, those before cases, the newest first
_OTHERS: Final = text(
    "SELECT rowid FROM other_index WHERE other_index MATCH :query ORDER BY rowid & 3, rowid DESC LIMIT :most"
)
_ANYBODY: Final = text("SELECT 1 FROM person_index WHERE person_index MATCH :query LIMIT 1")
_WORDS: Final = text("SELECT term FROM person_word WHERE term >= :first AND term < :after")


class Search:
    """The one search box."""

    def __init__(self, database: Database) -> None:
        """Take the file and keep its index right from now on."""
        self._database = database
        search_index.follow(database)
        note_index.follow(database)

    def find(self, text: str, limit: int = 20) -> list[Hit]:
        """Return what the text may mean, the likeliest first."""
        typed = search_terms.typed_words(text)
        if not typed:
            return []
        with self._database.read() as session:
            people = _people(session, typed, limit)
            others = _others(session, typed, {hit.id for hit in people})
        others = others[: max(min(_PLACES_FOR_OTHERS, limit // 2), limit - len(people))]
        return sorted([*people[: limit - len(others)], *others], key=lambda hit: -hit.score)

    def beside(self, text: str, limit: int = 5) -> list[Hit]:
        """Return what is found more slowly and comes after the people: referrals out, and contacts by their notes."""
        with self._database.read() as session:
            return [*_referrals_out(session, text), *note_index.find(session, text, limit)]

    def names_among(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return those words of the texts that stand in somebody's name, folded, in their order."""
        with self._database.read() as session:
            return names_among(session, texts)

    def people(self, text: str) -> list[int]:
        """Return the ids of everyone whom the text may mean, for a list."""
        with self._database.read() as session:
            return people_in(session, text)


def names_among(session: Session, texts: Iterable[str]) -> tuple[str, ...]:
    """Return those words of the texts, of at least three letters, that stand in somebody's name, in their order."""
    said = (word for word in words(*texts) if len(word) >= _SHORTEST_NAME and word.isalpha())
    return tuple(word for word in said if session.scalar(_ANYBODY, {"query": search_terms.a_name(word)}))


def people_in(session: Session, text: str) -> list[int]:
    """Return the ids of everyone whom the text may mean, the likeliest first, inside a session."""
    typed = search_terms.typed_words(text)
    found: dict[int, None] = {}
    for _, query in _steps(session, typed, found):
        found.update(dict.fromkeys(session.scalars(_IDS, {"query": query})))
    return list(found)


def words_alike(session: Session, word: str) -> list[str]:
    """Return the words in people's names that differ from a word by little."""
    plain = squashed(word)
    if len(plain) < _SHORTEST_ALIKE or not plain.isalpha():
        return []
    around = {"first": plain[0], "after": chr(ord(plain[0]) + 1)}
    known = [term for term in session.scalars(_WORDS, around) if term.isalpha()]
    from rapidfuzz import distance, process  # noqa: PLC0415 - takes memory, and most words are spelled as in the record

    alike = process.extract(
        plain,
        known,
        scorer=distance.OSA.normalized_similarity,
        processor=None,
        score_cutoff=_LIKENESS,
        limit=_MOST_ALIKE,
    )
    return [term for term, _, _ in alike]


def _steps(session: Session, typed: list[str], found: Sized) -> Iterator[tuple[float, str]]:
    """Return ever wider queries with the score of their hits; ``found`` is what the narrower ones brought."""
    today = Clock().today()
    if not typed:
        return
    if births := search_terms.in_births(typed, today):
        yield NUMBER, births
    if numbers := search_terms.in_numbers(typed, begun=False):
        yield NUMBER, numbers
        yield BEGUN_NUMBER, search_terms.in_numbers(typed, begun=True)
    yield START_OF_NAME, search_terms.start_of_name(typed)
    yield NAME, search_terms.in_names(typed)
    yield ALSO_CALLED, search_terms.in_all_words(typed, today)
    few = len(found) < FEW
    yield SOUND, search_terms.in_sounds(typed, today)
    if few:
        yield ALIKE, search_terms.in_sounds(typed, today, lambda word: words_alike(session, word))


def _people(session: Session, typed: list[str], limit: int) -> list[Hit]:
    found: dict[int, Hit] = {}
    for score, query in _steps(session, typed, found):
        for row in session.execute(_PEOPLE, {"query": query, "most": limit}):
            if row.id not in found:
                found[row.id] = _person(row, score, typed)
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _person(row: Row[Any], score: float, typed: list[str]) -> Hit:
    details = [record_number(row.number_year, row.number)]
    if score == ALSO_CALLED and (aliases := _aliases_meant(row.alias, typed)):
        details.append(tr(N_("also known as {names}"), names=", ".join(aliases)))
    if row.birth:
        details.append(tr(N_("born {date}"), date=BirthDate.from_stored(row.birth).shown()))
    details.append(tr(STATUS[row.status].label))
    return Hit("participant", row.id, row.shown_name, " · ".join(details), score)


def _aliases_meant(aliases: str, typed: list[str]) -> list[str]:
    begun = tuple(words(*typed))
    return [alias for alias in aliases.split(" ; ") if any(word.startswith(begun) for word in words(alias))]


def _others(session: Session, typed: list[str], people: set[int]) -> list[Hit]:
    """Return offices, referrals and cases; a referral found by the name of someone who is found anyway is left out."""
    steps = (
        (NUMBER, search_terms.in_numbers(typed, begun=False)),
        (BEGUN_NUMBER, search_terms.in_numbers(typed, begun=True)),
        (START_OF_NAME, search_terms.start_of_name(typed, search_terms.OF_OTHERS)),
        (NAME, search_terms.in_names(typed, search_terms.OF_OTHERS)),
    )
    scores: dict[int, float] = {}
    for score, query in steps:
        if query:
            for number in session.scalars(_OTHERS, {"query": query, "most": _SPARE}):
                scores.setdefault(number, score)
    hits = {
        number: hit for kind in (_offices, _referrals, _cases) for number, hit in kind(session, scores, people).items()
    }
    return [hits[number] for number in scores if number in hits]


def _offices(session: Session, scores: dict[int, float], _people: set[int]) -> dict[int, Hit]:
    ids = _ids(scores, search_index.OFFICE)
    columns = (Organisation.id, Organisation.name, Organisation.kind, Organisation.unit, Organisation.phone)
    found = {}
    for row in session.execute(select(*columns).where(Organisation.id.in_(ids))) if ids else ():
        number = search_index.other_id(search_index.OFFICE, row.id)
        details = (tr(row.kind.label), row.unit, show_phone(row.phone))
        found[number] = Hit("organisation", row.id, row.name, " · ".join(filter(None, details)), scores[number])
    return found


def _referrals(session: Session, scores: dict[int, float], people: set[int]) -> dict[int, Hit]:
    ids = _ids(scores, search_index.REFERRAL)
    columns = (
        *(ReferralIn.id, ReferralIn.number, ReferralIn.number_year, ReferralIn.person_name),
        *(ReferralIn.received_on, ReferralIn.agency, ReferralIn.participant_id),
    )
    found = {}
    for row in session.execute(select(*columns).where(ReferralIn.id.in_(ids))) if ids else ():
        number = search_index.other_id(search_index.REFERRAL, row.id)
        if scores[number] < BEGUN_NUMBER and row.participant_id in people:
            continue
        shown = f"R-{row.number_year}-{row.number:04}"
        details = (shown, tr(N_("received {date}"), date=show_date(row.received_on)), row.agency)
        found[number] = Hit("referral_in", row.id, row.person_name, " · ".join(filter(None, details)), scores[number])
    return found


def _referrals_out(session: Session, typed: str) -> list[Hit]:
    """Return the referral to a provider whose number was typed, such as ``O-2026-0007``."""
    meant = _REFERRAL_OUT.fullmatch(typed.strip())
    if meant is None:
        return []
    columns = (
        *(ReferralOut.id, ReferralOut.number, ReferralOut.number_year, Organisation.name.label("office")),
        *(Participant.shown_name, Participant.number.label("record"), Participant.number_year.label("record_year")),
    )
    query = (
        select(*columns)
        .join(Participant, Participant.id == ReferralOut.participant_id)
        .join(Organisation, Organisation.id == ReferralOut.organisation_id)
        .where(ReferralOut.number == int(meant[2]), ReferralOut.number_year == int(meant[1]))
    )
    return [
        Hit(
            "referral_out",
            row.id,
            row.shown_name,
            " · ".join((referral_out_number(row.number_year, row.number), row.office)),
            NUMBER,
        )
        for row in session.execute(query)
    ]


def _cases(session: Session, scores: dict[int, float], _people: set[int]) -> dict[int, Hit]:
    """Return cases; each opens the record of its person."""
    ids = _ids(scores, search_index.CASE)
    columns = (
        *(LegalMatter.id, LegalMatter.case_number, LegalMatter.incident_number, LegalMatter.kind),
        *(LegalMatter.participant_id, Participant.shown_name, Participant.number, Participant.number_year),
    )
    query = select(*columns).join(Participant, Participant.id == LegalMatter.participant_id)
    found = {}
    for row in session.execute(query.where(LegalMatter.id.in_(ids))) if ids else ():
        number = search_index.other_id(search_index.CASE, row.id)
        details = (record_number(row.number_year, row.number), row.shown_name, tr(row.kind.label))
        title = " · ".join(filter(None, (row.case_number, row.incident_number)))
        found[number] = Hit("court_case", row.participant_id, title, " · ".join(details), scores[number])
    return found


def _ids(scores: dict[int, float], kind: int) -> list[int]:
    return [number // search_index.KINDS for number in scores if number % search_index.KINDS == kind]
