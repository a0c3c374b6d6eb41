"""Deferred acceptance as one writes it with NumPy: everybody who is free asks at once, round after round."""

import numpy


def gale_shapley(columns, row_scores, column_scores, capacities):
    """columns, row_scores, column_scores: one row a proposer, as many entries as it has columns. Returns the column of each row, or -1."""
    rows, length = columns.shape
    order = numpy.argsort(-row_scores, axis=1)
    asked = numpy.zeros(rows, dtype=numpy.int64)
    column_of_row = numpy.full(rows, -1)
    # Proposals that are held: proposer, column, score.
    holders = numpy.empty(0, dtype=numpy.int64)
    held_columns = numpy.empty(0, dtype=numpy.int64)
    held_scores = numpy.empty(0)
    free = numpy.arange(rows)
    while True:
        free = free[asked[free] < length]
        if free.size == 0:
            break
        entries = order[free, asked[free]]
        asked[free] += 1
        holders = numpy.concatenate([holders, free])
        held_columns = numpy.concatenate([held_columns, columns[free, entries]])
        held_scores = numpy.concatenate([held_scores, column_scores[free, entries]])
        # The best first, column by column; of equal ones the lower proposer.
        ranking = numpy.lexsort((holders, -held_scores, held_columns))
        holders, held_columns, held_scores = holders[ranking], held_columns[ranking], held_scores[ranking]
        first = numpy.searchsorted(held_columns, held_columns)
        stays = numpy.arange(held_columns.size) - first < capacities[held_columns]
        free = holders[~stays]
        holders, held_columns, held_scores = holders[stays], held_columns[stays], held_scores[stays]
    column_of_row[holders] = held_columns
    return column_of_row
