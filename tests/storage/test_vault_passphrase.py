import unicodedata

import pytest

from leaddesk.storage import passphrase
from leaddesk.storage.passphrase import GUESSABLE, NAMES, REPEATS, TOO_LONG, TOO_SHORT, WELL_KNOWN, problem

NAMES_HERE = ("Harlan County", "Pathways LEAD", "Jo-Ann O'Malley", "Courthouse Annex")

TAKEN = [
    "unsaid kelp ritzy plow endorse",
    "my dog has fleas and a hat",
    "Ein Hund läuft über die Wiese",
    "la tortuga come sandías moradas",
    "été à la plage avec Zoé 🐢",
    "пять жёлтых слонов на крыше",
    "gT7#kk20!pqVz&81",
    "Harlan unsaid kelp ritzy plow",
    "x" * 3 + " wobble banjo crypt " * 2 + "zebra quilt",
]
REFUSED = [
    ("short", TOO_SHORT),
    ("fourteen chars", TOO_SHORT),
    (" " * 40, TOO_SHORT),
    ("", TOO_SHORT),
    ("word " * 26, TOO_LONG),
    ("aaaaaaaaaaaaaaaaaaaa", REPEATS),
    ("abcabcabcabcabcabc", REPEATS),
    ("1212121212121212", REPEATS),
    ("Summer2026Summer2026", REPEATS),
    ("Harlan County 2026", NAMES),
    ("harlan-county-lead!", NAMES),
    ("PathwaysLEADoffice1", NAMES),
    ("JoAnn OMalley 1974", NAMES),
    ("Courthouse Annex 12", NAMES),
    ("correct horse battery staple", WELL_KNOWN),
    ("CorrectHorseBatteryStaple1!", WELL_KNOWN),
    ("The quick brown fox jumps over the lazy dog", WELL_KNOWN),
    ("qwertyuiopasdfgh", GUESSABLE),
    ("123456789012345", GUESSABLE),
    ("1234567890123456789", GUESSABLE),
]
COMMON = [
    "password",
    "iloveyou",
    "princess",
    "sunshine",
    "football",
    "baseball",
    "dragon",
    "monkey",
    "letmein",
    "shadow",
    "master",
    "superman",
    "michael",
    "jennifer",
    "jordan",
    "charlie",
    "welcome",
    "qwerty",
    "trustno1",
    "starwars",
    "whatever",
    "freedom",
    "ginger",
    "summer",
    "cheese",
    "computer",
    "internet",
    "samsung",
    "chocolate",
    "butterfly",
    "purple",
    "flower",
    "pepper",
    "cookie",
    "banana",
    "hannah",
    "matthew",
    "joshua",
    "ashley",
    "daniel",
    "andrew",
    "jessica",
    "thomas",
    "robert",
    "nicole",
    "hunter",
    "soccer",
    "hockey",
    "killer",
]


@pytest.mark.parametrize("text", TAKEN)
def test_a_long_passphrase_of_any_kind_is_taken(text):
    assert problem(text, NAMES_HERE) == ""


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_weak_passphrase_is_refused_with_its_reason(text, reason):
    assert problem(text, NAMES_HERE) == reason
    assert passphrase.strength(text, NAMES_HERE) == reason


def test_two_hundred_common_passwords_made_long_are_refused():
    made = [(word * 20)[: max(16, len(word) * 2)] for word in COMMON]
    made += [f"{word}{word}{word}" for word in COMMON]
    made += [f"{word.title()}1234567890" for word in COMMON]
    made += [f"{word}{word.upper()}{word}!" for word in COMMON]
    assert len(set(made)) >= 190
    assert [text for text in made if len(text) >= 15 and problem(text) == ""] == []


def test_without_the_names_the_same_words_pass():
    """The positive control of the list of names."""
    text = "Wyandotte Zmrblqhead"
    assert problem(text) == ""
    assert problem(text, ("Wyandotte Zmrblqhead",)) == NAMES


def test_six_generated_words_are_taken_and_never_the_same():
    made = {passphrase.generate() for _ in range(12)}
    assert len(made) == 12
    for text in made:
        assert len(text.split(" ")) == 6
        assert problem(text, NAMES_HERE) == ""
        assert passphrase.strength(text).startswith("Very strong")


def test_a_composed_and_a_decomposed_letter_count_the_same():
    text = "café crème brûlée à Évian"
    assert problem(unicodedata.normalize("NFD", text)) == problem(unicodedata.normalize("NFC", text)) == ""


def test_128_characters_are_taken():
    text = ("wobble banjo crypt zebra quilt " * 5)[:128]
    assert problem(text.strip() + "x" * (128 - len(text.strip()))) == ""
