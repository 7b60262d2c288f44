"""The law's own wording, printed to the letter. The one module for it; nothing here is ever translated.

42 CFR 2.32(a)(1) and (a)(2) as amended in 2024. Older texts of 2018 and 2020 are superseded. A test holds the
SHA-256 of each, white space folded: a change here is a change of law.
"""

from __future__ import annotations

LONG_OPENING = (
    "This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). "
    "These rules prohibit you from using or disclosing this record, or testimony that describes the information "
    "contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, "
    "State, or local authority, against the patient, unless authorized by the consent of the patient, except as "
    "provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, "
    "the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the "
    "following applies:"
)
LONG_CASES = (
    "(i) Further use or disclosure is expressly permitted by the written consent of the individual whose information "
    "is being disclosed in this record or as otherwise permitted by 42 CFR part 2.",
    "(ii) You are a covered entity or business associate and have received the record for treatment, payment, or "
    "health care operations, or",
    "(iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, "
    "subparts A and E.",
)
LONG_CLOSING = (
    "A general authorization for the release of medical or other information is NOT sufficient to meet the required "
    "elements of written consent to further use or redisclose the record (see 42 CFR 2.31)."
)
LONG = "\n".join((LONG_OPENING, *LONG_CASES, LONG_CLOSING))
"""42 CFR 2.32(a)(1)."""

SHORT = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""42 CFR 2.32(a)(2)."""

TREATING_CLASS = "my treating providers, health plans, third-party payers, and people helping to operate this program"
"""42 CFR 2.31(a)(4)(i): the class that a single consent for treatment, payment and operations can name."""

TREATING_PURPOSE = "for treatment, payment, and health care operations"
"""42 CFR 2.31(a)(5): the purpose that such a consent can name."""
PRIVACY_HEADER = (
    "Notice of Privacy Practices of [Name of Part 2 Program]",
    "This notice describes:",
    "• HOW HEALTH INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED",
    "• YOUR RIGHTS WITH RESPECT TO YOUR HEALTH INFORMATION",
    "• HOW TO FILE A COMPLAINT CONCERNING A VIOLATION OF THE PRIVACY OR SECURITY OF YOUR HEALTH INFORMATION, OR OF "
    "YOUR RIGHTS CONCERNING YOUR INFORMATION",
    "YOU HAVE A RIGHT TO A COPY OF THIS NOTICE (IN PAPER OR ELECTRONIC FORM) AND TO DISCUSS IT WITH [ENTER NAME OR "
    "TITLE] AT [PHONE AND EMAIL] IF YOU HAVE ANY QUESTIONS.",
)
"""42 CFR 2.22(b)(1)(i), line by line; the office stands in the brackets."""


def privacy_header(program: str, contact: str, reach: str) -> tuple[str, ...]:
    """Return the header of the patient notice with the office in its brackets and not a letter else changed."""
    filled = {"[Name of Part 2 Program]": program, "[ENTER NAME OR TITLE]": contact, "[PHONE AND EMAIL]": reach}
    lines = []
    for line in PRIVACY_HEADER:
        # from the end, so that words of the office that hold a bracket are not filled again
        places = sorted(((line.find(one), one) for one in filled if one in line), reverse=True)
        for at, one in places:
            line = line[:at] + filled[one] + line[at + len(one) :]  # noqa: PLW2901 - one bracket after the other
        lines.append(line)
    return tuple(lines)
