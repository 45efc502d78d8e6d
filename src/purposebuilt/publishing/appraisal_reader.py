"""Reading back from `appraisal.json` what an appraisal listed, so that a question can be answered without a search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from purposebuilt.appraisal.listed import Listed, ListedOption
from purposebuilt.formulation.configuration import Objective
from purposebuilt.problems import Exit, Problem, Refusal, register
from purposebuilt.publishing.appraisal_json import FORMAT

NOT_READ = register("PB484", "An earlier appraisal could not be read, or lists no design.")


def read_listed(path: Path) -> Listed:
    """What the appraisal in a file listed. Raises Refusal where the file is none of ours or lists no design."""
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
        if held["format"] != FORMAT:
            raise ValueError(held["format"])
        listed = _listed(held)
    except OSError as error:
        raise _refused(f"'{path}' could not be read: {error.strerror}.", Exit.FILE_UNREADABLE) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _refused(f"'{path}' is not an appraisal that this version wrote.", Exit.FILE_UNREADABLE) from error
    if not listed.points:
        raise _refused(f"The appraisal in '{path}' lists no design.", Exit.NOT_UNDERSTOOD)
    return listed


def _refused(message: str, code: Exit) -> Refusal:
    remedy = "Name the appraisal.json that 'purposebuilt appraise DESIGN --out FOLDER' wrote."
    return Refusal((Problem(NOT_READ, message, remedy),), code)


def _listed(held: dict[str, Any]) -> Listed:
    objectives = tuple(
        Objective(each["name"], each["title"], each["unit"], each["sense"], float(each["resolution"]))
        for each in held["objectives"]
    )
    frontier = held["frontier"] or {"points": [], "sentence": ""}
    return Listed(
        objectives=objectives,
        points=tuple(_values(point, len(objectives)) for point in frontier["points"]),
        options=tuple(
            ListedOption(
                option["key"],
                option["name"],
                _values([option["scores"][each.name] for each in objectives], len(objectives)),
                {line: assigned["candidate"] for line, assigned in option["assignments"].items()},
            )
            for option in held["options"]
            if not option["breaks"]
        ),
        design_sha256=held["provenance"].get("design_sha256", ""),
        sentence=frontier["sentence"],
    )


def _values(given: list[Any], count: int) -> tuple[float, ...]:
    values = tuple(float(value) for value in given)
    if len(values) != count:
        raise ValueError(f"{len(values)} values for {count} objectives")
    return values
