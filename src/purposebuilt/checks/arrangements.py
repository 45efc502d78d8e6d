"""What good sense asks of arrangements, and of the catalogue that a design makes for itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from purposebuilt.checks.findings import ANSWERS, at, coherent
from purposebuilt.checks.picture import Picture, listed
from purposebuilt.design import Arrangement, Change, Standing, TensionState
from purposebuilt.problems import Problem, Severity, Where, register
from purposebuilt.rulebooks.rulebook import Mechanism

MISFIT = register("PB241", "A mechanism is used by bodies or for a function that it is not for.")
UNKNOWN = register("PB242", "An arrangement leaves an answer open and says nobody who assumes what until when.")
NOT_ARRANGED = register("PB243", "Functions of the design have no arrangement that holds today.")
LEFT_OUT = register("PB244", "An arrangement is for a function that the design has left out.")
NOT_THERE = register("PB245", "A design changes or drops a function that its rulebook does not have.")
TENSION = register("PB246", "A tension has no owner, no action or no review date.")
STAGES = register("PB247", "Stages do not stand in the order of their dates.")


def _severity(each: Arrangement) -> Severity:
    return Severity.ERROR if each.standing is Standing.RULED_IN else Severity.WARNING


@coherent("mechanisms-fit-bodies-and-functions")
def mechanisms_fit_bodies_and_functions(picture: Picture) -> Iterator[Problem]:
    """A mechanism is given by, and received by, kinds for which it is, and used for functions for which it may be.

    Under a mechanism that moves the decision whoever decides receives; under a contract whoever does the work.
    """
    for each in picture.arrangements:
        mechanism = picture.mechanisms.get(each.mechanism)
        if mechanism is None:
            continue
        function = picture.functions[each.function]
        if mechanism.moves_decision and function.delegable not in mechanism.delegable:
            message = f"{picture.title(each)} may not be delegated, and '{mechanism.name}' would do so."
            remedy = "Leave the decision with the duty holder; others may still do the work."
            yield Problem(MISFIT, message, remedy, _severity(each), at(each, "mechanism"))
        yield from _receivers(picture, each, mechanism)


def _receivers(picture: Picture, each: Arrangement, mechanism: Mechanism) -> Iterator[Problem]:
    answer = "decides" if mechanism.moves_decision else "does" if mechanism.contract else ""
    if not answer:
        return
    givers = picture.hosts(each.duty.bodies)
    allowed = frozenset(mechanism.may_receive) | frozenset(giver.kind for giver in givers)
    strange = [host for host in picture.hosts(getattr(each, answer).bodies) if host.kind not in allowed]
    if strange:
        names = listed(f"{host.name} ({picture.kind(host).name.lower()})" for host in strange)
        message = f"{picture.title(each)}: '{mechanism.name}' may not be received by {names}."
        yield Problem(
            MISFIT, message, "Name another body or another mechanism.", _severity(each), at(each, f"{answer}_bodies")
        )
    if givers and mechanism.may_give and not any(giver.kind in mechanism.may_give for giver in givers):
        message = f"{picture.title(each)}: '{mechanism.name}' may not be given by {givers[0].name}."
        yield Problem(MISFIT, message, "Name another mechanism.", _severity(each), at(each, "mechanism"))


@coherent("open-answers-have-an-assumption")
def open_answers_have_an_assumption(picture: Picture) -> Iterator[Problem]:
    """Where an arrangement does not say who, it says what is assumed, who owns the assumption and until when.

    Nobody is missed where the law gives the duty to nobody.
    """
    for each in picture.arrangements:
        empty = [answer for answer in ANSWERS if not getattr(each, answer).bodies]
        if not picture.functions[each.function].duty_holder and "duty" in empty:
            empty.remove("duty")
        if empty and not (each.assumption and each.assumption_owner and each.assumption_until):
            message = f"{picture.title(each)} does not say {listed((ANSWERS[word] for word in empty), 5)}."
            remedy = "Say who, or what is assumed, who owns the assumption and until when."
            severity = Severity.WARNING if each.standing is Standing.RULED_IN else Severity.NOTE
            yield Problem(UNKNOWN, message, remedy, severity, at(each, f"{empty[0]}_bodies"))


@coherent("functions-are-arranged-today")
def functions_are_arranged_today(picture: Picture) -> Iterator[Problem]:
    """Each function of the design has an arrangement that holds today; those that have none are told in one note."""
    today = {each.function for each in picture.arrangements if each.standing is Standing.TODAY}
    missing = [each.name for key, each in picture.functions.items() if key not in today]
    if missing:
        count = f"{len(missing)} of {len(picture.functions)}"
        message = f"{count} functions have no arrangement that holds today: {listed(missing)}."
        yield Problem(
            NOT_ARRANGED,
            message,
            "Write down how each is done today, or drop it.",
            Severity.NOTE,
            Where("arrangements"),
        )


@coherent("arrangements-are-of-functions-of-the-design")
def arrangements_are_of_functions_of_the_design(picture: Picture) -> Iterator[Problem]:
    """No arrangement is for a function that the design drops, or whose pack it does not take in."""
    left_out = {each.key for each in picture.rulebook.functions} - set(picture.functions)
    for each in picture.design.arrangements:
        if each.function in left_out:
            message = (
                f"The arrangement '{each.key}' is for '{each.function}', which this design leaves out; it is not used."
            )
            yield Problem(
                LEFT_OUT, message, "Take the function in, or the row out.", Severity.WARNING, at(each, "function")
            )


@coherent("changes-are-of-functions-of-the-rulebook")
def changes_are_of_functions_of_the_rulebook(picture: Picture) -> Iterator[Problem]:
    """Only functions that the rulebook has are changed or dropped."""
    known = {each.key for each in picture.rulebook.functions}
    for each in picture.design.functions:
        if each.change is not Change.ADD and each.key not in known:
            message = (
                f"The rulebook '{picture.rulebook.key}' has no function '{each.key}' that could be changed or dropped."
            )
            where = Where("functions", column="key", key=each.key)
            yield Problem(NOT_THERE, message, "Correct the key, or set 'change' to add.", where=where)


@coherent("tensions-are-looked-after")
def tensions_are_looked_after(picture: Picture) -> Iterator[Problem]:
    """Each tension that is not settled has an owner, an action and a review date; each gap is told in one note."""
    unsettled = [each for each in picture.design.tensions if each.state is not TensionState.SETTLED]
    for column, what in (("owner", "an owner"), ("action", "an action"), ("review", "a review date")):
        empty = [each for each in unsettled if not getattr(each, column)]
        if empty:
            titles = listed(f"'{each.title}'" for each in empty)
            message = f"{len(empty)} of {len(unsettled)} tensions that are not settled want {what}: {titles}."
            where = Where("tensions", column=column, key=empty[0].key)
            yield Problem(TENSION, message, "A tension that nobody looks after manages you.", Severity.NOTE, where)


@coherent("stages-follow-one-another")
def stages_follow_one_another(picture: Picture) -> Iterator[Problem]:
    """The table of stages is in the order of their dates."""
    stages = picture.design.stages
    for before, after in pairwise(stages):
        if after.date < before.date:
            message = f"The stage '{after.name}' ({after.date}) stands after '{before.name}' ({before.date})."
            where = Where("stages", column="date", key=after.key)
            yield Problem(STAGES, message, "Put the rows in the order of their dates.", Severity.WARNING, where)
