"""The sentence that answers how many posts today's arrangement and the options need."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from purposebuilt import design_files, workflow
from purposebuilt.appraisal.posts import posts_said
from purposebuilt.appraisal.results import Appraisal
from purposebuilt.design import Basis, Figure, FunctionChange

COUNTED = "for the functions in the envelope, whoever employs the people"
ALL = "Every post counted is assumed: use the numbers to compare, not as a budget."
GONE = "Posts that go are not counted as disruption, which is people who change employer."
SOME = "Some of the posts counted are assumed: use the numbers to compare, not as a budget."


@cache
def dales() -> Appraisal:
    design = design_files.read(Path(__file__).parents[3] / "examples" / "tiny")
    return workflow.appraise(design, time_limit=None)


def with_posts(today: float | None, *others: float) -> Appraisal:
    """The Dales with these posts: today's arrangement (None: left out) and as many other options."""
    made = dales()
    first, *rest = made.options
    kept = [] if today is None else [replace(first, scores={**first.scores, "posts": today})]
    kept += [replace(rest[0], key=f"{at}", scores={**rest[0].scores, "posts": each}) for at, each in enumerate(others)]
    return replace(made, options=tuple(kept))


def known(appraisal: Appraisal, functions: Sequence[str]) -> Appraisal:
    """The same with published posts for these functions."""
    figure = Figure(2, Basis.PUBLISHED)
    stated = {each.key: each for each in appraisal.design.functions}
    changes = tuple(
        replace(
            stated.pop(key, FunctionChange(key)),
            fixed_wte=figure,
            variable_wte=figure,
        )
        for key in functions
    )
    return replace(appraisal, design=replace(appraisal.design, functions=(*stated.values(), *changes)))


def test_it_says_what_is_needed_today_and_under_the_options() -> None:
    said = posts_said(with_posts(1234.4, 1100.6, 1300.2, 1200))
    options = "the options need between 1,101 and 1,300"
    assert said == f"Today's arrangement needs about 1,234 posts (WTE) {COUNTED}; {options}. {GONE} {ALL}"


def test_options_that_need_the_same_have_no_range() -> None:
    assert "; the options need about 19. " in posts_said(with_posts(21, 19.1, 18.9))


def test_where_no_post_goes_nothing_is_said_of_posts_that_go() -> None:
    assert GONE not in posts_said(with_posts(19, 19.2, 25))


def test_without_today_only_the_options_are_said() -> None:
    assert posts_said(with_posts(None, 19, 21)) == f"The options need between 19 and 21 posts (WTE) {COUNTED}. {ALL}"


def test_with_today_alone_no_option_is_said() -> None:
    assert posts_said(with_posts(19)) == f"Today's arrangement needs about 19 posts (WTE) {COUNTED}. {ALL}"


def test_nothing_is_said_where_no_posts_are_counted() -> None:
    made = dales()
    bare = [
        replace(each, scores={name: x for name, x in each.scores.items() if name != "posts"}) for each in made.options
    ]
    assert posts_said(replace(made, options=tuple(bare))) == ""


def test_posts_that_are_not_assumed_are_not_called_so() -> None:
    functions = sorted({line.function for line in dales().lines})
    assert posts_said(known(dales(), functions[:1])).endswith(SOME)
    assert "assumed" not in posts_said(known(dales(), functions))


def test_the_appraisal_scores_posts_for_every_option_and_weighs_them_only_when_asked() -> None:
    made = dales()
    assert all("posts" in option.scores for option in made.options)
    assert "posts" not in [objective.name for objective in made.objectives]
