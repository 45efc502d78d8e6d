"""What may be told of rounds: the same people before and after, in bands."""

from __future__ import annotations

from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.listening.result import ClarityLine, ClarityTold
from purposebuilt.participation.room import Room
from purposebuilt.participation.rounds import Compared, StatementClarity, Status, Verdict, clarity
from purposebuilt.participation.rounds.saying import BETTER, STATUSES, WORSE
from purposebuilt.participation.small_numbers import moved, share


def rounds_told(room: Room, minimum: int) -> ClarityTold | None:
    """What may leave of the first round and the last; None where there are not two."""
    whole = clarity(room).whole
    if whole is None:
        return None
    before, after = (len(ballots(room, number).participants) for number in whole.rounds)
    who = moved(before, after, whole.same, round(whole.changed_any * whole.same), minimum)
    lines = tuple(_line(one, minimum) for one in whole.statements)
    return ClarityTold(whole.rounds, who, lines, _sentences(whole))


def _line(one: StatementClarity, minimum: int) -> ClarityLine:
    people = one.people
    return ClarityLine(
        one.key,
        share(one.before.agree, people, minimum),
        share(one.after.agree, people, minimum),
        share(one.before.passing, people, minimum),
        share(one.after.passing, people, minimum),
        share(one.moved.share, people, minimum),
        f"{_beyond_chance(one)} {STATUSES[one.status]}",
    )


def _beyond_chance(one: StatementClarity) -> str:
    verdicts = {"passing": one.passing, "apart": one.apart}
    if set(verdicts.values()) == {Verdict.CANNOT_SAY}:
        return "Too few organisations in both rounds to say more."
    told = [BETTER[name] for name, verdict in verdicts.items() if verdict is Verdict.GREW]
    told += [WORSE[name] for name, verdict in verdicts.items() if verdict is Verdict.FELL]
    return f"Beyond chance, {' and '.join(told)}." if told else "No change beyond chance."


def _sentences(whole: Compared) -> tuple[str, ...]:
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
    rest = sum(one.status in (Status.AGREED, Status.REFUSED) for one in whole.statements)
    stable = sum(one.status is Status.STABLE for one in whole.statements)
    go_on = "Another round would change little." if whole.stop else "A further round is worth it."
    return (
        said,
        _counts(len(whole.statements), rest, stable) + go_on,
    )


def _counts(total: int, rest: int, stable: int) -> str:
    return (
        f"Of {total} statements, {rest} are agreed or refused by four in five, {stable} are stable without agreement,"
        f" and {total - rest - stable} still move. "
    )
