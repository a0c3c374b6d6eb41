"""Runs a Python solver of the assignment problem for the benchmark and takes its time.

One JSON object a line on standard input, one a line on standard output:

    {"load": file, "rows": m, "columns": n}    reads m * n doubles, row by row: costs to be minimised  -> {}
    {"run": true}                              -> {"ms": time, "columns": [column of row 0, ... or -1]}

Only the call of the solver is inside the clock. Started with the solver's name, ends with its input.

A process that has slept runs its first millisecond slowly, which made small cases up to four times slower than they are.
So a short run is preceded by one that is not timed.
"""

import json
import sys
import time

import numpy


def solve_with_scipy():
    from scipy.optimize import linear_sum_assignment

    return linear_sum_assignment


SHORT_MS = 10

SOLVERS = {"scipy": solve_with_scipy}


def main():
    solve = SOLVERS[sys.argv[1]]()
    costs = None
    last_ms = 0.0
    for line in sys.stdin:
        question = json.loads(line)
        answer = {}
        if "load" in question:
            costs = numpy.fromfile(question["load"]).reshape(question["rows"], question["columns"])
        else:
            if last_ms < SHORT_MS:
                solve(costs)
            start = time.perf_counter()
            rows, columns = solve(costs)
            last_ms = (time.perf_counter() - start) * 1000
            answer["ms"] = last_ms
            column_of_row = numpy.full(costs.shape[0], -1)
            column_of_row[rows] = columns
            answer["columns"] = column_of_row.tolist()
        print(json.dumps(answer), flush=True)


main()
