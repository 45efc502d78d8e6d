"""The reasons for which a configuration is put to the partners: names that people can say, never a score of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from purposebuilt.appraisal.quantities import title
from purposebuilt.appraisal.voices import Voice
from purposebuilt.formulation.configuration import Objective

TODAY = "today"
FAIREST = "fairest"
SHARED = "shared-gain"
EVEN = "even-shares"
NEAREST = "nearest"
ROBUST = "robust"
TURNING = "turning-point"

FAIR = (FAIREST, SHARED, EVEN)
"""What is fair between partners, in three meanings of fair."""

SAID: Mapping[str, str] = {
    TODAY: "Today's arrangement",
    FAIREST: "Fairest between partners",
    SHARED: "Greatest shared gain",
    EVEN: "Most even shares of the gain",
    NEAREST: "Nearest to the aspirations",
    ROBUST: "Steadiest when weights change",
    TURNING: "Turning point",
}
"""What each reason is called."""

BEST: Mapping[str, str] = {
    "closeness": "Closest to people",
    "hand_offs": "Fewest hand-offs",
    "running_cost": "Lowest running cost",
    "disruption": "Least disruption",
    "posts": "Fewest posts",
    "duplication": "Least duplication",
    "decision_steps": "Fewest decision steps",
    "readiness_shortfall": "Best within reach",
    "purpose_resourcing": "Purposes best resourced",
    "fairness": "Fairest between places",
    "conflict_load": "Fewest conflicts of interest",
    "variation": "Least variation",
    "scale": "Most at efficient size",
    "reversibility": "Easiest to undo",
    "set_up_time": "Quickest to set up",
    "judged": "Best judged",
}
"""What the best in each measure is called; any other objective is called after its title."""


def best_key(objective: Objective) -> str:
    """The key of the option that is best in one objective."""
    return f"best-{objective.name.replace('_', '-')}"


def best_name(objective: Objective) -> str:
    """The name of the option that is best in one objective."""
    return BEST.get(objective.name, f"Best for {title(objective)}")


def favourite_key(voice: Voice) -> str:
    """The key of a group's favourite."""
    return f"favourite-{voice.key}"


def favourite_name(voice: Voice) -> str:
    """The name of a group's favourite."""
    return f"Favourite of: {voice.name}" if voice.given else "Favourite with equal weights"


def every_key(objectives: Sequence[Objective], voices: Sequence[Voice]) -> dict[str, str]:
    """Every option that may be asked for by name, before any search: its key and what it is called."""
    known = {TODAY: SAID[TODAY]}
    known |= {best_key(objective): best_name(objective) for objective in objectives}
    known |= {key: SAID[key] for key in (*FAIR, NEAREST, ROBUST, TURNING)}
    return known | {favourite_key(voice): favourite_name(voice) for voice in voices}


def also_called(keys: Sequence[str], objectives: Sequence[Objective]) -> tuple[str, ...]:
    """The names of an option's other reasons; the favourites of groups are counted rather than named."""
    bests = {best_key(objective): best_name(objective) for objective in objectives}
    names = [bests.get(key) or SAID.get(key, "") for key in keys]
    fond = sum(key.startswith("favourite-") for key in keys)
    groups = (f"Favourite of {fond} group{'' if fond == 1 else 's'} of partners",) if fond else ()
    return (*(name for name in names if name), *groups)
