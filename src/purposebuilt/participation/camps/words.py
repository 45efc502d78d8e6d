"""What is said about camps, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from purposebuilt.participation.camps.record import Camps, Key, Telling

FEWEST = 5
"""A number of people below this is not said."""

FOLLOWS = 0.3
"""From this agreement with a known division on (adjusted Rand index) the sentence says that the camps go with it."""

NUMBERS = {2: "two", 3: "three"}


def too_few(people: bool, statements: bool) -> str:
    """Why nothing was looked for; in words alone, for the number of people may be too small to be told."""
    short = [
        *(["people who took enough positions"] if people else []),
        *(["statements that divide people"] if statements else []),
    ]
    return f"there are too few {' and too few '.join(short)} to look for any."


def chance(p_value: float) -> str:
    """Why none are drawn: chance explains it."""
    return f"people's votes go together no more than chance would have it (p = {p_value:.2f})."


def weak(ratio: float) -> str:
    """Why none are drawn: it is there, and too weak to place people by."""
    return f"what divides people is hardly stronger than chance ({ratio:.2f} times), too weak to say who stands where."


def outliers() -> str:
    """Why none are drawn: only a handful stands apart."""
    return "a handful of people stands apart from all others, which makes no camp."


def unstable(stability: float, least: float) -> str:
    """Why none are drawn: they would change."""
    return (
        "there is something that divides people, but who stands where changes when some people are left out "
        f"(agreement {stability:.2f}, {least:.2f} is needed)."
    )


def known_only(names: Sequence[str]) -> str:
    """Why none are drawn: what is known already explains it."""
    return (
        f"what divides people goes with their {_listed([_plain(name) for name in names])}, "
        "which is a gap between known groups and no hidden camp."
    )


def described(result: Camps, texts: Mapping[Key, str]) -> Camps:
    """The same with its sentence."""
    sizes = [str(size) if size >= FEWEST else f"fewer than {FEWEST}" for size in result.sizes]
    said = [f"People fall into {NUMBERS[result.count]} camps, of {_listed(sizes)} people."]
    if result.telling:
        most = result.telling[0]
        said.append(f"They differ most on “{texts.get(most.statement, most.statement)}”: {_shares(most)}.")
    with_known = [_plain(name) for name, value in result.follows.items() if value >= FOLLOWS]
    if with_known:
        said.append(f"These camps go with people's {_listed(with_known)}: a gap between known groups as well.")
    elif result.follows:
        said.append("They cut across the known groups.")
    return replace(result, sentence=" ".join(said))


def _shares(of: Telling) -> str:
    return " against ".join(f"{share:.0%}" for share in of.shares) + " agree"


def _plain(name: str) -> str:
    return {"type": "type of organisation"}.get(name, name)


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
