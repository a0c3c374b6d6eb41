"""Runs a Python solver for the benchmark and takes its time.

One JSON object a line on standard input, one a line on standard output:

    {"load": {name: number or {"file": file, "type": dtype}}}   reads the instance  -> {}
    {"run": true}                                               -> {"ms": time, "answer": [partner of 0, ... or -1]}

Only the call of the solver is inside the clock. Started with the solver's name, ends with its input.

A solver here is a function of the instance that brings it into the form it wants, and gives two functions: one that solves, which is timed, and
one that makes a list of indices of what that one returned.

A process that has slept runs its first millisecond slowly, which made small cases up to four times slower than they are.
So a short run is preceded by one that is not timed.
"""

import json
import sys
import time

import numpy

SHORT_MS = 10


def scipy(rows, columns, costs):
    from scipy.optimize import linear_sum_assignment

    matrix = costs.reshape(rows, columns)

    def answer(pairs):
        column_of_row = numpy.full(rows, -1)
        column_of_row[pairs[0]] = pairs[1]
        return column_of_row.tolist()

    return lambda: linear_sum_assignment(matrix), answer


def or_tools(rows, columns, costs, scale):
    from ortools.graph.python import linear_sum_assignment

    problem = linear_sum_assignment.SimpleLinearSumAssignment()
    problem.add_arcs_with_cost(
        numpy.repeat(numpy.arange(rows, dtype=numpy.int32), columns),
        numpy.tile(numpy.arange(columns, dtype=numpy.int32), rows),
        numpy.rint(costs * scale).astype(numpy.int64),
    )

    def answer(status):
        if status != problem.OPTIMAL:
            raise ValueError(f"status {status}")
        return [problem.right_mate(row) for row in range(rows)]

    return problem.solve, answer


def or_tools_sparse(rows, columns, places, offsets, heads, costs):
    from ortools.graph.python import linear_sum_assignment

    problem = linear_sum_assignment.SimpleLinearSumAssignment()
    tails = numpy.repeat(numpy.arange(rows), numpy.diff(offsets))
    problem.add_arcs_with_cost(tails, heads, costs.astype(numpy.int64))

    def answer(status):
        if status != problem.OPTIMAL:
            raise ValueError(f"status {status}")
        return [problem.right_mate(row) for row in range(rows)]

    return problem.solve, answer


def scipy_sparse(rows, columns, places, offsets, heads, costs):
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    matrix = csr_matrix((costs, heads, offsets), shape=(rows, columns))
    return (
        lambda: min_weight_full_bipartite_matching(matrix),
        lambda pairs: pairs[1][numpy.argsort(pairs[0])].tolist(),
    )


def or_tools_flow(rows, columns, places, offsets, heads, costs):
    from ortools.graph.python import min_cost_flow

    problem = min_cost_flow.SimpleMinCostFlow()
    tails = numpy.repeat(numpy.arange(rows), numpy.diff(offsets))
    ends = numpy.arange(rows, rows + columns)
    sink = rows + columns
    edges = problem.add_arcs_with_capacity_and_unit_cost(
        tails, rows + heads, numpy.ones(len(heads), dtype=numpy.int64), costs.astype(numpy.int64)
    )
    problem.add_arcs_with_capacity_and_unit_cost(
        ends, numpy.full(columns, sink), numpy.full(columns, places), numpy.zeros(columns, dtype=numpy.int64)
    )
    problem.set_nodes_supplies(numpy.arange(rows), numpy.ones(rows, dtype=numpy.int64))
    problem.set_node_supply(sink, -rows)

    def answer(status):
        if status != problem.OPTIMAL:
            raise ValueError(f"status {status}")
        chosen = problem.flows(edges) > 0
        column_of_row = numpy.full(rows, -1)
        column_of_row[tails[chosen]] = heads[chosen]
        return column_of_row.tolist()

    return problem.solve, answer


def or_tools_network(tails, heads, lowers, uppers, costs, supplies):
    from ortools.graph.python import min_cost_flow

    problem = min_cost_flow.SimpleMinCostFlow()
    arcs = problem.add_arcs_with_capacity_and_unit_cost(
        tails, heads, uppers.astype(numpy.int64) - lowers, costs.astype(numpy.int64)
    )
    left = supplies.astype(numpy.int64)
    numpy.subtract.at(left, tails, lowers)
    numpy.add.at(left, heads, lowers)
    problem.set_nodes_supplies(numpy.arange(len(left), dtype=numpy.int32), left)

    def answer(status):
        if status != problem.OPTIMAL:
            raise ValueError(f"status {status}")
        return (problem.flows(arcs) + lowers).tolist()

    return problem.solve, answer


def numpy_gale_shapley(rows, columns, row_scores, column_scores, capacities):
    from gale_shapley import gale_shapley

    columns, row_scores, column_scores = (
        array.reshape(rows, -1) for array in (columns, row_scores, column_scores)
    )
    return (
        lambda: gale_shapley(columns, row_scores, column_scores, capacities),
        lambda column_of_row: column_of_row.tolist(),
    )


def matching(rows, columns, row_scores, column_scores, capacities):
    from matching.games import StableMarriage

    columns, row_scores, column_scores = (
        array.reshape(rows, -1) for array in (columns, row_scores, column_scores)
    )
    if columns.shape[1] != rows or (capacities != 1).any():
        raise ValueError("complete lists and one place each only")
    by_row = {("row", r): [("column", int(c)) for c in numpy.argsort(-row_scores[r])] for r in range(rows)}
    by_column = {
        ("column", c): [("row", int(r)) for r in numpy.argsort(-column_scores[:, c])] for c in range(rows)
    }

    def answer(pairs):
        column_of_row = [-1] * rows
        for suitor, reviewer in pairs.items():
            column_of_row[suitor.name[1]] = reviewer.name[1]
        return column_of_row

    # Solving changes the players, so each run has a game of its own.
    return lambda: StableMarriage.create_from_dictionaries(by_row, by_column).solve(), answer


def networkx(peers, ends, others, weights):
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(peers))
    graph.add_weighted_edges_from(zip(ends.tolist(), others.tolist(), weights.tolist()))

    def answer(pairs):
        partner = [-1] * peers
        for a, b in pairs:
            partner[a], partner[b] = b, a
        return partner

    return lambda: networkx.max_weight_matching(graph), answer


SOLVERS = {
    "scipy": scipy,
    "or-tools": or_tools,
    "or-tools sparse": or_tools_sparse,
    "scipy sparse": scipy_sparse,
    "or-tools flow": or_tools_flow,
    "or-tools network": or_tools_network,
    "numpy": numpy_gale_shapley,
    "matching": matching,
    "networkx": networkx,
}


def read(value):
    return value if isinstance(value, (int, float)) else numpy.fromfile(value["file"], dtype=value["type"])


def main():
    prepare = SOLVERS[sys.argv[1]]
    last_ms = 0.0
    for line in sys.stdin:
        question = json.loads(line)
        reply = {}
        if "load" in question:
            solve, answer = prepare(**{name: read(value) for name, value in question["load"].items()})
        else:
            if last_ms < SHORT_MS:
                solve()
            start = time.perf_counter()
            found = solve()
            last_ms = (time.perf_counter() - start) * 1000
            reply["ms"] = last_ms
            reply["answer"] = answer(found)
        print(json.dumps(reply), flush=True)


main()
