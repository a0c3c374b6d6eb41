"""Deferred acceptance as one writes it with NumPy: everybody who is free asks at once, round after round."""

import numpy


def gale_shapley(columns, row_scores, column_scores, capacities):
    """columns, row_scores, column_scores: one row a proposer, as many entries as it has columns. Returns the column of each row, or -1."""
    rows, length = columns.shape
    places = capacities.max(initial=0)
    order = numpy.argsort(-row_scores, axis=1)
    asked = numpy.zeros(rows, dtype=numpy.int64)
    # column, place -> the proposer that is held there, or -1, and how much it is wanted
    holders = numpy.full((capacities.size, places), -1)
    held_scores = numpy.full((capacities.size, places), -numpy.inf)
    free = numpy.arange(rows)
    while True:
        free = free[asked[free] < length]
        if free.size == 0:
            break
        entries = order[free, asked[free]]
        asked[free] += 1
        asked_columns = columns[free, entries]
        # Only columns that are asked look again at whom they hold.
        touched = numpy.unique(asked_columns)
        who = numpy.concatenate([holders[touched].ravel(), free])
        where = numpy.concatenate([numpy.repeat(touched, places), asked_columns])
        wanted = numpy.concatenate([held_scores[touched].ravel(), column_scores[free, entries]])
        real = who >= 0
        who, where, wanted = who[real], where[real], wanted[real]
        # The best first, column by column; of equal ones the lower proposer.
        ranking = numpy.lexsort((who, -wanted, where))
        who, where, wanted = who[ranking], where[ranking], wanted[ranking]
        place = numpy.arange(where.size) - numpy.searchsorted(where, where)
        stays = place < capacities[where]
        free = who[~stays]
        holders[touched] = -1
        held_scores[touched] = -numpy.inf
        holders[where[stays], place[stays]] = who[stays]
        held_scores[where[stays], place[stays]] = wanted[stays]
    column_of_row = numpy.full(rows, -1)
    held = holders >= 0
    column_of_row[holders[held]] = numpy.nonzero(held)[0]
    return column_of_row
