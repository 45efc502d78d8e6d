"""The method of equal shares, and what can be done with the money that it leaves.

Peters, Pierczynski and Skowron, 'Proportional participatory budgeting with additive utilities', NeurIPS 2021
(arXiv 2008.13276), section 3; the ways of completion are those of equalshares.net, 'Completion'. Every voice holds a
part of the budget. Again and again that project is bought which costs those who want it least for what it gives them,
each paying in proportion to what it gains, or all that it has left where that is less; until those who want a project
cannot pay for any. A voice of weight w counts as w voices of weight 1 with the same wishes.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, get_args

from purposebuilt.participation.shares.greedy import filled
from purposebuilt.participation.shares.instance import Asked, Instance
from purposebuilt.participation.shares.outcome import Outcome
from purposebuilt.participation.shares.raising import plainly, raised
from purposebuilt.participation.shares.stakes import Ties, stakes

Completion = Literal["none", "add-one", "add-one-utilitarian", "greedy"]
RULES = {
    "none": "equal shares",
    "add-one": "equal shares, parts raised",
    "add-one-utilitarian": "equal shares, parts raised, then filled",
    "greedy": "equal shares, then filled",
}


def equal_shares(
    instance: Instance,
    completion: Completion = "none",
    *,
    ties: Ties = Ties.NAME,
    whole: bool = False,
    past_full: bool = False,
) -> Outcome:
    """Share a budget by the method of equal shares.

    `completion` says what happens to money that no voice can spend. ``none``: it is left. ``add-one``: the part of
    every voice is raised by one unit of money (times its weight), again and again, until no project that anybody wants
    fits into the rest of the budget, or before the next raise would overspend it. ``greedy``: what most want for the
    money is bought out of the rest, and ``add-one-utilitarian`` does so after raising. Where projects cost the same
    for what they give, the first by name goes first, or with `ties` the cheaper one, then the one that more want, then
    the first by name. With `whole`, raising begins from the whole units in each part; with `past_full` it goes on until
    the next raise would overspend, though nothing more fits for now: both as official counts by this method do.

    Exact: numbers are fractions wherever floats could be in doubt. Raising takes about as many runs as there are
    changes in what is bought, not as many as there are raises; a run takes time in proportion to the wishes of groups
    of voices times the projects bought. Raises ValueError for a completion that there is not.
    """
    if completion not in get_args(Completion):
        raise ValueError(f"there is no completion '{completion}': it is one of {', '.join(get_args(Completion))}")
    if not instance.voices:
        return Outcome(instance, RULES[completion], _keys(instance, _filling(instance, completion, ())))
    known = stakes(instance, ties)
    part, steps = instance.part, 0
    if completion.startswith("add-one"):
        begin = Fraction(part // 1) if whole else part
        steps, order = raised(known, begin, instance.budget, until_full=not past_full)
        part = begin + steps
    else:
        order = plainly(known, part)
    free = _free(instance)
    places = [*free, *(known.place[at] for at in order)]
    fill = _filling(instance, completion, places)
    return Outcome(
        instance,
        RULES[completion],
        _keys(instance, [*places, *fill]),
        free=_keys(instance, free),
        filled=_keys(instance, fill),
        steps=steps,
        part=part,
        stakes=known,
        paid_for=order,
    )


def greedy(instance: Instance) -> Outcome:
    """Buy what gives most for the money first, whoever wants it: where voices approve, what most of them want."""
    return Outcome(instance, "greedy", _keys(instance, filled(instance)))


def _free(instance: Instance) -> list[int]:
    """What costs nothing and has points; an approval of it is worth what it costs, which is nothing."""
    if instance.asked is Asked.APPROVAL:
        return []
    free = [at for at, one in enumerate(instance.projects) if one.cost == 0 and instance.satisfaction[at] > 0]
    return sorted(free, key=lambda at: instance.projects[at].key)


def _filling(instance: Instance, completion: Completion, places: Iterable[int]) -> tuple[int, ...]:
    return filled(instance, places) if completion in ("greedy", "add-one-utilitarian") else ()


def _keys(instance: Instance, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(instance.projects[at].key for at in places)
