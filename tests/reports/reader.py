"""A reader who works out all that released summaries give away: exact enumeration, its own words for each relation.

It sees the printed words only. The people enrolled on one quarter's last day are the next quarter's stock, so it walks
all quarters forwards and backwards; everything else in a quarter hangs on a few figures, which it tries one by one.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product

CAP = 44
"""No figure of these tests is larger."""
STAGES = ("screening", "eligible", "approved", "outreach", "intake_scheduled", "intake_complete")
DOORS = ("door_arrest_diversion", "door_social_contact", "door_community")
KINDS = ("from_police", "from_justice", "from_care", "from_public")
REASONS = ("kind_choice", "kind_moved", "kind_other")


def domain(words, threshold):
    """Return what a cell's words allow."""
    if words.startswith("<"):
        return range(1, threshold)
    if words == "–":
        return range(CAP + 1)
    return range(threshold, CAP + 1) if words == "W" else range(int(words), int(words) + 1)


def partitions(domains):
    """Return every way to fill some parts, by their total."""
    found = defaultdict(list)
    for parts in product(*domains):
        if sum(parts) <= CAP:
            found[sum(parts)].append(parts)
    return found


def chain_pairs(domains):
    """Return, for each two places of a falling chain, the pairs of values that some whole chain has."""
    down = [set(domains[-1])]
    for values in reversed(domains[:-1]):
        down.insert(0, {value for value in values if any(value >= after for after in down[0])})
    found = defaultdict(set)
    for one, other in combinations(range(len(domains)), 2):
        for start in down[one] if _reachable(domains, one) is None else down[one] & _reachable(domains, one):
            here = {start}
            for place in range(one + 1, other + 1):
                here = {value for value in down[place] if value <= max(here, default=-1)}
            found[one, other] |= {(start, value) for value in here}
    return found


def _reachable(domains, place):
    if place == 0:
        return None
    here = set(domains[0])
    for values in domains[1 : place + 1]:
        here = {value for value in values if value <= max(here, default=-1)}
    return here


class Reader:
    """Reads the cells of quarters, oldest first: ``{(measure, group): words}`` for each."""

    def __init__(self, quarters, threshold):
        self.cells = [{key: domain(words, threshold) for key, words in cells.items()} for cells in quarters]
        self.values = defaultdict(set)
        """What each figure and each sum can be, by quarter and name."""
        count = len(self.cells)
        self.intakes = [self._referrals(number, CAP, keep=False) for number in range(count)]
        stock = None
        self.before = []
        for number in range(count):
            self.before.append(stock)
            stock = self._stocks_after(number, stock)
        after = None
        for number in reversed(range(count)):
            after = self._people(number, self.before[number], after)
            self._referrals(number, self.most_intakes, keep=True)

    def add(self, number, name, values):
        self.values[number, name] |= set(values)

    def _referrals(self, number, most_intakes, *, keep):
        """Work out R1 and R2 of one quarter; return the intakes that are possible."""
        cells, intakes = self.cells[number], set()
        doors = partitions([cells["referrals_received", key] for key in DOORS])
        kinds = partitions([cells["referrals_received", key] for key in KINDS])
        rest = partitions([cells["referral_funnel", key] for key in ("pending", "ended")])
        stages = [cells["referral_funnel", key] for key in STAGES]
        for whole in cells["referrals_received", ""]:
            people = [n for n in cells["referrals_received", "people"] if n <= whole]
            done = {n for n in stages[-1] if n <= most_intakes and whole - n in rest}
            pairs = chain_pairs([[whole], *stages[:-1], sorted(done)])
            done = {n for _, n in pairs[0, 6]}
            if whole not in doors or whole not in kinds or not people or not done:
                continue
            intakes |= done
            if keep:
                self._keep_referrals(number, whole, people, (doors[whole], kinds[whole]), pairs)
                for n in done:
                    for pending, ended in rest[whole - n]:
                        values = {"pending": pending, "ended": ended, "no intake": pending + ended}
                        for name, value in (
                            values | {"not pending": whole - pending, "not ended": n + pending}
                        ).items():
                            self.add(number, name, [value])
        return intakes

    def _keep_referrals(self, number, whole, people, ways, pairs):
        self.add(number, "whole", [whole])
        self.add(number, "people", people)
        self.add(number, "repeated", [whole - n for n in people])
        for names, parts in zip((DOORS, KINDS), ways, strict=True):
            for size in range(1, len(names)):
                for some in combinations(range(len(names)), size):
                    self.add(number, tuple(names[n] for n in some), {sum(way[n] for n in some) for way in parts})
        for (one, other), both in pairs.items():
            self.add(number, ("stage", one, other), {a - b for a, b in both})
            self.add(number, STAGES[other - 1], {b for _, b in both})

    def _worlds(self, number, stock, after):
        """Yield what can be together: everybody, the new, the stocks before, and the two of the last day."""
        cells = self.cells[number]
        closings = partitions([cells["closed_in_period", key] for key in REASONS])
        closed = [n for n in cells["closed_in_period", ""] if n in closings]
        fewest = min(self.intakes[number], default=CAP + 1)
        again = cells["reopened", ""]
        last_days = [
            (active, inactive)
            for active in cells["enrolled_on_last_day", "active"]
            for inactive in cells["enrolled_on_last_day", "inactive"]
            if after is None or active + inactive in after
        ]
        for ever, new in product(cells["enrolled_in_period", ""], cells["newly_enrolled", ""]):
            back = [n for n in again if n <= ever and n + new >= fewest]
            awake = [n for n in cells["reactivated", ""] if n <= ever]
            if new > ever or not back or not awake:
                continue
            before = None if stock is None else [n for n in stock if 0 <= ever - new - n <= max(back)]
            if before == []:
                continue
            for active, inactive in last_days:
                left = [n for n in closed if ever - active - inactive <= n <= ever]
                if active + inactive <= ever and left:
                    yield ever, new, back, awake, before, active, inactive, left, closings

    def _stocks_after(self, number, stock):
        return {world[5] + world[6] for world in self._worlds(number, stock, None)}

    def _people(self, number, stock, after):
        """Work out E1 to E6 of one quarter; return the stocks before it that are possible."""
        before_it, self.most_intakes = set(), 0
        for ever, new, back, awake, before, active, inactive, left, closings in self._worlds(number, stock, after):
            least = 0 if before is None else min(max(0, ever - new - n) for n in before)
            back_now = [n for n in back if n >= least]
            self.most_intakes = max(self.most_intakes, new + max(back_now))
            singles = {"ever": [ever], "new": [new], "again": back_now, "awake": awake, "closed": left}
            singles |= {"active": [active], "inactive": [inactive], "enrolled": [active + inactive]}
            singles |= {
                f"not {name}": [ever - n for n in singles[name]] for name in ("new", "again", "awake", "closed")
            }
            singles |= {"gone": [ever - active - inactive], "not active": [ever - active]}
            if before is not None:
                before_it |= set(before)
                singles |= {"came": [ever - n for n in before], "came back": [ever - new - n for n in before]}
            for name, values in singles.items():
                self.add(number, name, values)
            for n in left:
                self.add(number, "closings", [(n, len(closings[n]))])
                for size in (1, 2):
                    for some in combinations(range(3), size):
                        name = tuple(REASONS[place] for place in some)
                        if (number, name, n) not in self.values:
                            self.values[number, name, n] = {sum(way[place] for place in some) for way in closings[n]}
                            self.add(number, name, self.values[number, name, n])
        return before_it
