"""From purposes to functions and back: by name where a purpose names them, by aim where it does not."""

from purposebuilt.design import Aim, Criterion, Design, Force, Function, Identity, Purpose
from purposebuilt.rulebooks.trace import Trace, aim_tree, trace

NATIONAL = (Aim("quality", "Quality"), Aim("access", "Access", under="quality"), Aim("money", "Money"))
LOCAL = (Aim("kind-care", "Kind care", under="quality"), Aim("same-care", "The same care", under="quality"))


def function(key: str, *aims: str) -> Function:
    return Function(key, key, "", "icb", aims=aims)


def traced(*purposes: Purpose, functions: tuple[Function, ...]) -> Trace:
    criterion = Criterion("c", "It is so.", "icb", "system", Force.MUST, purpose="cancer")
    made = Design(Identity("A design", "england_2022_act", "s"), aims=LOCAL, purposes=purposes, criteria=(criterion,))
    return trace(made, NATIONAL, functions)


WORK = (function("screening", "access"), function("hospital", "quality"), function("archive", "order"))


def test_a_purpose_is_served_by_the_functions_that_it_names_and_no_other() -> None:
    made = traced(Purpose("cancer", "Find it.", "quality", "system", functions=("screening",)), functions=WORK)
    (thread,) = made.threads
    assert (thread.functions, thread.direct, thread.aim) == (("screening",), True, "quality")
    assert [each.key for each in thread.criteria] == ["c"]


def test_a_purpose_that_names_none_is_served_by_its_aim() -> None:
    made = traced(Purpose("kind", "Be kind.", "kind-care", "system"), functions=WORK)
    (thread,) = made.threads
    assert (thread.functions, thread.direct, thread.aim) == (("screening", "hospital"), False, "quality")


def test_a_function_has_the_purposes_that_name_it_else_those_of_its_aims_else_none() -> None:
    purposes = (
        Purpose("cancer", "Find it.", "quality", "system", functions=("screening",)),
        Purpose("wait", "Wait less.", "access", "system"),
    )
    made = traced(*purposes, functions=WORK)
    told = {one.function.key: ([each.key for each in one.purposes], one.direct) for one in made.reasons}
    assert told == {"screening": (["cancer"], True), "hospital": (["cancer"], False), "archive": ([], False)}
    assert made.functions_by_aim_only == ("hospital",)
    assert made.functions_without_purpose == ("archive",)


def test_a_purpose_whose_functions_are_not_in_the_design_is_served_by_none() -> None:
    made = traced(Purpose("cancer", "Find it.", "quality", "system", functions=("elsewhere",)), functions=WORK)
    assert made.threads[0].functions == ()
    assert made.threads[0].direct


def test_work_for_an_aim_is_work_for_the_wider_one_and_not_the_other_way_round() -> None:
    purposes = (Purpose("better", "Better.", "quality", "system"), Purpose("wait", "Wait less.", "access", "system"))
    made = traced(*purposes, functions=WORK)
    assert [each.functions for each in made.threads] == [("screening", "hospital"), ("screening",)]


def test_aims_beside_one_another_under_one_wider_aim_are_not_shared() -> None:
    made = traced(Purpose("kind", "Be kind.", "kind-care", "system"), functions=(function("f", "same-care"),))
    assert made.threads[0].functions == ()


def test_work_for_a_local_aim_serves_the_national_one() -> None:
    made = traced(Purpose("better", "Better.", "quality", "system"), functions=(function("f", "same-care"),))
    assert made.threads[0].functions == ("f",)


def test_the_functions_that_a_purpose_names_stand_in_its_order_each_once() -> None:
    named = ("hospital", "screening", "hospital")
    made = traced(Purpose("cancer", "Find it.", "quality", "system", functions=named), functions=WORK)
    assert made.threads[0].functions == ("hospital", "screening")


def test_aims_in_a_circle_end() -> None:
    tree = aim_tree((Aim("a", "A", under="b"), Aim("b", "B", under="a")), ())
    assert tree.wider == {"a": ("a", "b"), "b": ("b", "a")}
