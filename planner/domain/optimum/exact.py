"""The best choice itself, as a mixed-integer program that HiGHS solves (Huangfu and Hall 2018; highs.dev)."""

from contextlib import suppress
from typing import Any

from planner.domain.optimum.problem import Answer, Problem


def solve(problem: Problem, seconds: float) -> Answer:
    """The best choice, or within `seconds` the best that was found, with its bound.

    The same every time, unless time runs out. Raises `ImportError` where the extra `optimize` is not installed, and
    `ArithmeticError` where the solver gives up.
    """
    if not problem.values:
        return Answer((), 0.0, exact=True)
    highspy = _library()
    solver = highspy.Highs()
    options = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 1e-9, "time_limit": seconds}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(highspy, problem))
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    proven = status == highspy.HighsModelStatus.kOptimal
    if not proven and status != highspy.HighsModelStatus.kTimeLimit:
        raise ArithmeticError(f"the solver ended with {solver.modelStatusToString(status)}")
    share = solver.getSolution().col_value
    chosen = tuple(thing for thing, part in enumerate(share) if part > 0.5)
    bound = info.objective_function_value if proven else info.mip_dual_bound
    return Answer(chosen, float(bound), exact=proven)


def make_ready() -> None:
    """Loads the solver, where there is one: a tenth of a second that a first answer would take longer."""
    with suppress(ImportError):
        _library()


def _library() -> Any:
    import highspy

    return highspy


def _model(highspy: Any, problem: Problem) -> Any:
    """The program: a 0–1 column per thing, a row per limit and per need."""
    things, rows = len(problem.values), _rows(problem)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = things, len(rows)
    model.col_cost_, model.sense_ = list(problem.values), highspy.ObjSense.kMaximize
    model.col_lower_, model.col_upper_ = [0.0] * things, [1.0] * things
    model.integrality_ = [highspy.HighsVarType.kInteger] * things
    model.row_lower_ = [-highspy.kHighsInf] * len(rows)
    model.row_upper_ = [*problem.limits, *(0.0 for _ in problem.needs)]
    matrix, starts = model.a_matrix_, [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = starts
    matrix.index_ = [thing for row in rows for thing, _ in row]
    matrix.value_ = [amount for row in rows for _, amount in row]
    return model


def _rows(problem: Problem) -> list[list[tuple[int, float]]]:
    """What each limit's things spend of it; then for each need: this one less that one is at most 0."""
    spending: list[list[tuple[int, float]]] = [[] for _ in problem.limits]
    for thing, spends in enumerate(problem.demands):
        for limit, amount in spends:
            spending[limit].append((thing, amount))
    return [*spending, *([(thing, 1.0), (needed, -1.0)] for thing, needed in problem.needs)]
