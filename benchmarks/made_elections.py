"""Made-up elections in Pabulib's format, from a seed: small ones full of ties, larger ones in which camps differ."""

from __future__ import annotations

import random
from pathlib import Path


def small(chance: random.Random) -> str:
    """A few voters and projects: equal costs, projects for nothing or too dear, and voters who want nothing.

    Where there are points everybody wants something: pabutools cannot read a vote without any.
    """
    costs = [chance.choice([0, 5, 10, 10, 20, chance.randint(1, 60), 500, "7.5"]) for _ in range(chance.randint(1, 9))]
    voters = chance.randint(1, 14)
    wishes = [[at for at in range(len(costs)) if chance.random() < 0.4] for _ in range(voters)]
    if chance.random() < 0.5:
        return written(costs, wishes, chance.randint(0, 150), None)
    return written(costs, [one or [0] for one in wishes], chance.randint(0, 150), chance)


def large(chance: random.Random, voters: int, projects: int, by_points: bool) -> str:
    """Voters of four camps, each of which favours some projects; costs spread over two orders of magnitude."""
    costs = [round(10 ** chance.uniform(2.5, 4.8)) for _ in range(projects)]
    likes = [[chance.random() ** 2 * 0.6 for _ in range(projects)] for _ in range(4)]
    wishes = []
    for _ in range(voters):
        camp = chance.choice(likes)
        wishes.append([at for at in range(projects) if chance.random() < camp[at]][:7] or [0])
    return written(costs, wishes, sum(costs) // 5, chance if by_points else None)


def written(costs: list[float | str], wishes: list[list[int]], budget: int, chance: random.Random | None) -> str:
    """The text of an election; with `chance`, each wish has 1 to 5 points."""
    way = "approval" if chance is None else "cumulative\nmax_sum_points;1000"
    lines = ["META", "key;value", "description;Made up", "country;None", "unit;Made up", "instance;1"]
    lines += [f"num_projects;{len(costs)}", f"num_votes;{len(wishes)}", f"budget;{budget}", f"vote_type;{way}"]
    lines += ["rule;unknown", "date_begin;2026", "date_end;2026", "PROJECTS", "project_id;cost;name"]
    lines += [f"{at};{cost};Project {at}" for at, cost in enumerate(costs)]
    lines += ["VOTES", "voter_id;vote" + ("" if chance is None else ";points")]
    for voter, wanted in enumerate(wishes):
        vote = f"{voter};{','.join(map(str, wanted))}"
        lines.append(vote if chance is None else f"{vote};{','.join(str(chance.randint(1, 5)) for _ in wanted)}")
    return "\n".join(lines) + "\n"


def into(folder: Path, count: int, seed: int = 1) -> tuple[list[Path], list[Path]]:
    """Write `count` small elections and eight larger ones; which files they are."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, the same each time
    texts = {f"small_{at:03}": small(chance) for at in range(count)}
    sizes = [(60, 12), (150, 25), (500, 40), (2000, 60)]
    more = {
        f"made_{voters}_x_{projects}_{'points' if by_points else 'approval'}": large(
            chance, voters, projects, by_points
        )
        for voters, projects in sizes
        for by_points in (False, True)
    }
    for name, text in {**texts, **more}.items():
        (folder / f"{name}.pb").write_text(text, encoding="utf-8")
    return [folder / f"{name}.pb" for name in texts], [folder / f"{name}.pb" for name in more]
