"""A board's first question: how many posts today's arrangement and the options need."""

from __future__ import annotations

from collections.abc import Iterable

from purposebuilt.appraisal.results import Appraisal
from purposebuilt.appraisal.roles import TODAY
from purposebuilt.design import Basis
from purposebuilt.rulebooks import functions_of

POSTS = "posts"
"""The name of the measure that counts posts needed."""

_COUNTED = "for the functions in the envelope, whoever employs the people"
_GONE = " Posts that go are not counted as disruption, which is people who change employer."
_SOME = "Some of the posts counted are assumed: use the numbers to compare, not as a budget."
_ALL = "Every post counted is assumed: use the numbers to compare, not as a budget."


def posts_said(appraisal: Appraisal) -> str:
    """What today's arrangement and the other options need, in WTE, and whether that rests on assumed posts.

    Empty where no option says how many posts it needs.
    """
    scored = {option.key: option.scores[POSTS] for option in appraisal.options if POSTS in option.scores}
    today = scored.pop(TODAY, None)
    if today is None and not scored:
        return ""
    if today is None:
        told = f"The options need {_span(scored.values())} posts (WTE) {_COUNTED}."
    else:
        told = f"Today's arrangement needs about {_whole(today)} posts (WTE) {_COUNTED}"
        told += f"; the options need {_span(scored.values())}." if scored else "."
        told += _GONE if any(_whole(each) != _whole(today) and each < today for each in scored.values()) else ""
    return f"{told} {_rests(appraisal)}".rstrip()


def _span(posts: Iterable[float]) -> str:
    values = sorted(posts)
    first, last = _whole(values[0]), _whole(values[-1])
    return f"about {first}" if first == last else f"between {first} and {last}"


def _whole(posts: float) -> str:
    return f"{posts:,.0f}"


def _rests(appraisal: Appraisal) -> str:
    """Whether all, some or none of the figures for posts are assumed."""
    lines = {line.function for line in appraisal.lines}
    assumed = [
        figure.basis is Basis.ASSUMED
        for function in functions_of(appraisal.rulebook, appraisal.design)
        if function.key in lines and function.in_envelope
        for figure in (function.fixed_wte, function.variable_wte)
        if figure is not None and figure.value
    ]
    if not any(assumed):
        return ""
    return _ALL if all(assumed) else _SOME
