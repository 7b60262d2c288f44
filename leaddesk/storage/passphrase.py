"""Which passphrases are taken: long ones that nobody would try early. No rules about capitals or digits."""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import TYPE_CHECKING, Final

from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST: Final = 15
LONGEST: Final = 128
WORDS: Final = 6

TOO_SHORT: Final = N_("It needs at least 15 characters. Several words with spaces are fine.")
TOO_LONG: Final = N_("It may have 128 characters at most.")
WELL_KNOWN: Final = N_("This is a well-known passphrase: others try it first.")
REPEATS: Final = N_("It repeats itself: a guessing program finds the pattern at once.")
NAMES: Final = N_("It is mostly the name of the county, the program or a person.")
GUESSABLE: Final = N_("It is too easy to guess. Add another word or two that don't belong together.")

_OWN_WORDS: Final = [
    "leaddesk",
    "lead",
    "desk",
    "county",
    "office",
    "sheriff",
    "coordinator",
    "program",
    "programme",
    "diversion",
    "passphrase",
    "password",
    "secret",
    "key",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
# Long passphrases that stand in books, cartoons and lists of leaked passwords; zxcvbn knows the short ones.
_FAMOUS: Final = frozenset(
    re.sub(r"[^a-z0-9]", "", line)
    for line in [
        "correct horse battery staple",
        "correct battery horse staple",
        "the quick brown fox jumps over the lazy dog",
        "to be or not to be that is the question",
        "may the force be with you",
        "in the beginning god created",
        "i love you so much",
        "let me in please now",
        "open sesame open sesame",
        "four score and seven years ago",
        "we the people of the united states",
        "a long time ago in a galaxy far far away",
        "mary had a little lamb",
        "twinkle twinkle little star",
        "row row row your boat",
        "our father who art in heaven",
        "god bless america",
        "the lord is my shepherd",
        "for god so loved the world",
        "once upon a time there was",
        "it was a dark and stormy night",
        "all your base are belong to us",
        "live long and prosper",
        "one ring to rule them all",
        "winter is coming",
        "supercalifragilisticexpialidocious",
        "antidisestablishmentarianism",
        "never gonna give you up",
        "this is my password",
        "this is my passphrase",
        "my voice is my passport verify me",
        "i forgot my password",
        "thequickbrownfox",
        "lorem ipsum dolor sit amet",
        "jesus loves me this i know",
        "roses are red violets are blue",
        "ask not what your country can do for you",
        "i have a dream that one day",
        "dont worry be happy",
        "home sweet home",
        "happy birthday to you",
        "yes we can yes we can",
        "land of the free home of the brave",
    ]
)
_LEFT_OVER: Final = 10
_STRONG_ENOUGH: Final = 10.0  # powers of ten of guesses


class WeakPassphraseError(LeadDeskError):
    """A passphrase that isn't taken, with the reason."""


def generate() -> str:
    """Return six words of the EFF's long list, chosen by the system's random source: 77 bits."""
    from xkcdpass import xkcd_password  # noqa: PLC0415 - needed at set-up only, kept out of the start

    path = xkcd_password.locate_wordfile("eff-long")
    words = sorted(xkcd_password.generate_wordlist(path, min_length=1, max_length=99))
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def require_length(passphrase: str) -> None:
    """Refuse a passphrase whose length alone rules it out."""
    if problem := _length_problem(unicodedata.normalize("NFKC", passphrase)):
        raise WeakPassphraseError(problem)


def problem(passphrase: str, names: Sequence[str] = ()) -> str:
    """Return why a passphrase isn't taken, or nothing. ``names``: county, program, people, office."""
    text = unicodedata.normalize("NFKC", passphrase)
    if found := _length_problem(text):
        return found
    plain = _squashed(text)
    if _is_famous(plain):
        return WELL_KNOWN
    if _repeats(plain or text):
        return REPEATS
    known = _known_words(names)
    if _is_mostly(plain, known):
        return NAMES
    return GUESSABLE if _guesses(text, known) < _STRONG_ENOUGH else ""


def strength(passphrase: str, names: Sequence[str] = ()) -> str:
    """Return how strong a passphrase is in words; for one that isn't taken, the reason."""
    if found := problem(passphrase, names):
        return found
    guesses = _guesses(unicodedata.normalize("NFKC", passphrase), _known_words(names))
    for least, words in _GRADES:
        if guesses >= least:
            return words
    return _GRADES[-1][1]


_GRADES: Final = (
    (20.0, N_("Very strong: all the world's computers would not guess it.")),
    (15.0, N_("Strong: guessing it would take longer than a lifetime.")),
    (0.0, N_("Good enough. One more word would make it strong.")),
)


def _length_problem(text: str) -> str:
    if len(text) > LONGEST:
        return TOO_LONG
    return TOO_SHORT if len(text.strip()) < SHORTEST else ""


def _squashed(text: str) -> str:
    """Return the letters and digits alone, without accents and in small letters."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in apart if character.isalnum())


def _is_famous(plain: str) -> bool:
    return any(known in plain and len(plain) - len(known) < _LEFT_OVER // 2 for known in _FAMOUS)


def _repeats(plain: str) -> bool:
    """Return whether the whole is a short piece over and over, or uses hardly any different characters."""
    start = (plain + plain).find(plain, 1)
    return start <= len(plain) // 2 or len(set(plain)) < 5  # noqa: PLR2004 - "aaaabbbbaaaabbbb" has two


def _known_words(names: Sequence[str]) -> tuple[str, ...]:
    parts = {_squashed(part) for name in names for part in (name, *re.split(r"[\s,.;:'’\-/]+", name))}
    found = {part for part in parts if len(part) > 2} | set(_OWN_WORDS)  # noqa: PLR2004 - initials are no names
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _is_mostly(plain: str, known: Sequence[str]) -> bool:
    """Return whether little but digits is left when the known words are taken out."""
    left = plain
    for word in known:
        left = left.replace(word, "")
    return left != plain and sum(not character.isdigit() for character in left) < _LEFT_OVER


def _guesses(text: str, known: Sequence[str]) -> float:
    """Return the powers of ten of guesses that zxcvbn expects; spaces don't make a guess harder, so both count."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - needed at set-up only, kept out of the start

    looks = {text[:72], _squashed(text)[:72]} - {""}  # 72 is as far as zxcvbn looks
    return min(float(zxcvbn(look, user_inputs=list(known))["guesses_log10"]) for look in looks)
