"""What may be told of rounds: the same people before and after, in bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.listening.known import Knowns, known_by_statement
from purposebuilt.participation.listening.result import ClarityLine, ClarityTold
from purposebuilt.participation.listening.switch import by_voice
from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Ints, Room
from purposebuilt.participation.rounds import Compared, StatementClarity, Status, Verdict, clarity
from purposebuilt.participation.rounds.paired import heard, pair
from purposebuilt.participation.rounds.saying import BETTER, STATUSES, WORSE
from purposebuilt.participation.small_numbers import Known, Twice, free_twice, moved, rest, share, withheld

BOUND = "Both rounds together, beside what is told of the whole room, would tell of fewer people than may be told of."

STABLE = "Shares hardly move: another round alone will not bring agreement."


def rounds_told(room: Room, known: Knowns, minimum: int) -> ClarityTold | None:
    """What may leave of the first round and the last; None where there are not two.

    `known` is what is told of everybody by their latest positions. A statement on which the figures of the same people
    would bind with that, or with what an export of the first round told, has none.
    """
    whole = clarity(room).whole
    if whole is None:
        return None
    first, last = (ballots(room, number) for number in whole.rounds)
    who = moved(
        len(first.participants), len(last.participants), whole.same, round(whole.changed_any * whole.same), minimum
    )
    earlier = known_by_statement(by_voice(first, {}, minimum)[0].values(), first, minimum)
    moves = _moves(room, whole.rounds)
    each = [
        (one, _line(one, moves[one.key], (earlier.get(one.key, ()), known[one.key]), minimum))
        for one in whole.statements
    ]
    statuses = [_status(one, line) for one, line in each]
    return ClarityTold(whole.rounds, who, tuple(line for _, line in each), _sentences(whole, statuses))


def _moves(room: Room, rounds: tuple[int, int]) -> Mapping[str, Ints]:
    """For each statement the people by where they stood before and after (3 x 3: disagree, pass, agree)."""
    table = heard(room)
    found = pair(table, *(table.rounds.index(number) for number in rounds))
    return dict(zip(found.statements, found.moves, strict=True))


def _line(
    one: StatementClarity, moves: Ints, known: tuple[Sequence[Known], Sequence[Known]], minimum: int
) -> ClarityLine:
    people = one.people
    ends = [
        (
            share(reading.agree, people, minimum, _behind(counts[2], people)),
            share(reading.passing, people, minimum, _behind(counts[1], people), upper=True),
        )
        for reading, counts in ((one.before, moves.sum(axis=1)), (one.after, moves.sum(axis=0)))
    ]
    changed = share(one.moved.share, people, minimum, _behind(people - moves.trace(), people))
    told = Twice(people, ends[0], ends[1], changed)
    before: Sequence[Known | None] = known[0] or [None] * len(known[1])
    if changed.told and not all(
        free_twice(told, earlier, later, minimum) for earlier, later in zip(before, known[1], strict=False)
    ):
        no = withheld(BOUND)
        told = Twice(people, (no, no), (no, no), no)
    line = ClarityLine(one.key, told.before[0], told.after[0], told.before[1], told.after[1], told.changed, "")
    return replace(line, sentence=_said(one, line))


def _behind(number: int, people: int) -> tuple[int, int]:
    return int(number), people - int(number)


def _status(one: StatementClarity, line: ClarityLine) -> Status | None:
    """Whether talking about a statement may stop, by what is told of it; None where nothing is."""
    agree, passing = line.agree_after, line.passing_after
    if agree.low is None or passing.low is None:
        return None
    if agree.low >= value("clarity.agreed"):
        return Status.AGREED
    if (rest(agree, passing).low or 0.0) >= value("clarity.agreed"):
        return Status.REFUSED
    return Status.STABLE if one.shift < value("clarity.stable") else Status.MOVING


def _said(one: StatementClarity, line: ClarityLine) -> str:
    status = _status(one, line)
    if status is None:
        return line.changed.reason
    return f"{_beyond_chance(one)} {STABLE if status is Status.STABLE else STATUSES[status]}"


def _beyond_chance(one: StatementClarity) -> str:
    verdicts = {"passing": one.passing, "apart": one.apart}
    if set(verdicts.values()) == {Verdict.CANNOT_SAY}:
        return "Too few organisations in both rounds to say more."
    told = [BETTER[name] for name, verdict in verdicts.items() if verdict is Verdict.GREW]
    told += [WORSE[name] for name, verdict in verdicts.items() if verdict is Verdict.FELL]
    return f"Beyond chance, {' and '.join(told)}." if told else "No change beyond chance."


def _sentences(whole: Compared, statuses: Sequence[Status | None]) -> tuple[str, ...]:
    """Whether clarity grew, by what, and whether to go on: nothing in it counts people."""
    first, last = whole.rounds
    start = f"From round {first} to round {last}"
    grew = [BETTER[one.name] for one in whole.questions if one.verdict is Verdict.GREW]
    fell = [WORSE[one.name] for one in whole.questions if one.verdict is Verdict.FELL]
    if whole.verdict is Verdict.CANNOT_SAY:
        said = f"{start}, whether clarity grew cannot be said: too few organisations took part in both."
    elif not grew and not fell:
        said = f"{start}, clarity did not change beyond what chance could bring."
    elif grew and fell:
        said = f"{start}, clarity grew in one way and fell in another: {' and '.join(grew)}, but {' and '.join(fell)}."
    else:
        said = f"{start}, clarity {'grew' if grew else 'fell'}: {' and '.join(grew or fell)}."
    told = [status for status in statuses if status is not None]
    settled = sum(status in (Status.AGREED, Status.REFUSED) for status in told)
    stable = sum(status is Status.STABLE for status in told)
    go_on = (
        "Another round would change little." if told and Status.MOVING not in told else "A further round is worth it."
    )
    if not told:
        return (said, "Too few people were heard in both rounds to say more of single statements.")
    return (said, _counts(len(told), settled, stable) + go_on)


def _counts(total: int, settled: int, stable: int) -> str:
    parts = [(settled, "agreed or refused by four in five"), (stable, "stable without agreement")]
    parts.append((total - settled - stable, "still moving"))
    told = [f"{number} {'is' if number == 1 else 'are'} {words}" for number, words in parts if number]
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"Of {total} statements that may be told of, {listed}. "
