"""What changed from round to round, in plain sentences; nothing is claimed that chance could have done."""

from __future__ import annotations

from purposebuilt.participation.rounds.chance import FEWEST
from purposebuilt.participation.rounds.results import (
    Compared,
    Moved,
    Question,
    Reading,
    Status,
    Verdict,
)

STATUSES = {
    Status.AGREED: "More than four in five agree: it may rest.",
    Status.REFUSED: "More than four in five disagree: it may rest.",
    Status.STABLE: "Shares hardly move and there is no agreement: another round alone will not bring it.",
    Status.MOVING: "People are still moving: ask again.",
}

BETTER = {
    "passing": "fewer people pass",
    "inside": "people of one organisation stand closer together",
    "apart": "organisations stand closer to one another",
}
WORSE = {
    "passing": "more people pass",
    "inside": "people of one organisation stand further apart",
    "apart": "organisations stand further from one another",
}
SUBJECT = {
    "passing": "how many pass",
    "inside": "agreement inside organisations",
    "apart": "agreement between organisations",
}


def statement_said(
    readings: tuple[Reading, Reading], told: tuple[Verdict, Verdict], moved: Moved, status: Status
) -> str:
    """One statement: passes, interval, what moved beyond chance, who changed towards what, and whether it may rest."""
    before, after = readings
    return (
        f"Passes were {before.passing:.0%} and are {after.passing:.0%}. The interval of the agree share was "
        f"{before.width:.0%} wide and is {after.width:.0%} wide. {_beyond_chance(told)} {_changes(moved)} "
        f"{STATUSES[status]}"
    )


def _beyond_chance(told: tuple[Verdict, Verdict]) -> str:
    if set(told) == {Verdict.CANNOT_SAY}:
        return f"With fewer than {FEWEST} organisations in both rounds, nothing more can be said."
    named = dict(zip(("passing", "apart"), told, strict=True))
    better = [BETTER[name] for name, verdict in named.items() if verdict is Verdict.GREW]
    worse = [WORSE[name] for name, verdict in named.items() if verdict is Verdict.FELL]
    if not better and not worse:
        return "Neither passes nor what lies between organisations changed beyond chance."
    return f"Beyond chance, {_list([*better, *worse])}."


def _changes(moved: Moved) -> str:
    if not moved.share:
        return "Nobody changed their mind."
    towards = {"agree": moved.to_agree, "pass": moved.to_pass, "disagree": moved.to_disagree}
    most = max(towards.values())
    leading = [word for word, count in towards.items() if count == most]
    where = f"most towards {leading[0]}" if len(leading) == 1 else f"as many towards {' as '.join(leading)}"
    return f"{moved.share:.0%} of people changed their mind, {where}."


def room_said(of: Compared) -> tuple[str, ...]:
    """Two rounds: who was there, whether clarity grew, by what, and whether to go on."""
    first, second = of.rounds
    who = (
        f"{of.same} people of {of.organisations} organisations took part in rounds {first} and {second}; "
        f"{of.joined} joined and {of.left} left, and are not compared."
    )
    if not of.statements:
        return (who, "Nobody took a position on the same statement in both rounds, so nothing can be compared.")
    change = f"{of.changed:.0%} of their stances changed; {of.changed_any:.0%} of them changed at least one."
    rest = sum(one.status in (Status.AGREED, Status.REFUSED) for one in of.statements)
    stable = sum(one.status is Status.STABLE for one in of.statements)
    moving = len(of.statements) - rest - stable
    stop = (
        f"Of {len(of.statements)} statements {rest} are agreed or refused, {stable} are stable without agreement and "
        f"{moving} still move: {'another round would change little' if of.stop else 'a further round is worth it'}."
    )
    return (who, _verdict_said(of), change, *_orders_said(of), stop)


def _verdict_said(of: Compared) -> str:
    first, second = of.rounds
    start = f"From round {first} to round {second}"
    better = [BETTER[one.name] + _figures(one) for one in of.questions if one.verdict is Verdict.GREW]
    worse = [WORSE[one.name] + _figures(one) for one in of.questions if one.verdict is Verdict.FELL]
    same = [SUBJECT[one.name] for one in of.questions if one.verdict is Verdict.NO_CHANGE]
    if of.verdict is Verdict.CANNOT_SAY:
        return (
            f"{start}, whether clarity grew cannot be said: with fewer than {FEWEST} organisations in both rounds even "
            "a change in all of them may be chance."
        )
    if of.verdict is Verdict.NO_CHANGE:
        return f"{start}, clarity did not change beyond what chance could bring, in {_list(same)}."
    if of.verdict is Verdict.MIXED:
        told = f"{start}, clarity grew in one way and fell in another: {_list(better)}, but {_list(worse)}."
    else:
        told = f"{start}, clarity {of.verdict}: {_list(better or worse)}."
    return told + (f" No change beyond chance in {_list(same)}." if same else "")


def _figures(one: Question) -> str:
    if one.name == "passing" and one.before is not None and one.after is not None:
        return f" ({one.after:.0%}, before {one.before:.0%})"
    return ""


def _orders_said(of: Compared) -> tuple[str, ...]:
    if of.orders is None:
        return ()
    change = of.orders.after - of.orders.before
    way = "nearer to" if change > 0 else "further from" if change < 0 else "as near to"
    told = (
        f"By their points, {of.orders.organisations} organisations are {way} one order of what matters most "
        f"(Kendall's W {of.orders.after:.2f}, before {of.orders.before:.2f}; not held against chance)."
    )
    return (told,)


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def whole_said(rounds: tuple[int, ...], steps: tuple[Compared, ...], whole: Compared | None) -> tuple[str, ...]:
    """The room over all its rounds: the first with the last, then each step where there are several."""
    if whole is None:
        count = "no round" if not rounds else "one round"
        return (f"The room holds {count} with positions, so whether clarity grew cannot be said.",)
    return whole.sentences if len(steps) == 1 else (*whole.sentences, *(_verdict_said(one) for one in steps))
