"""The tasks of Unroll and their batches: number for number those of the page.

    task = Task(settings["task"], data)            settings.json and data.npz of this folder
    task.sample(Random(seed, TRAIN, step), 32)     the batch of a training step, from 1
    task.held_out(Random(seed, HELD_OUT), 64)      sequences that judge
"""

import numpy as np

from batches import by_count, rounded, trained_lengths
from tasks_series import Digits, forecast, text
from tasks_words import arithmetic, dates, language, numbers


def adding(options, _):
    def write(random, row, steps, _):
        half = steps >> 1
        row.inputs[:, 0] = random.many(steps)
        marked = [random.integer(half), half + random.integer(steps - half)]
        row.inputs[marked, 1] = 1
        row.targets[-1] = row.inputs[marked, 0].astype(float).sum()
        row.mask[-1] = 1

    return by_count(trained_lengths(options), 2, lambda steps: steps, write, lambda steps: 2 ** (24 * steps))


def copy(options, _):
    symbols, items = options["symbols"], options["items"]

    def write(random, row, wait, _):
        row.inputs[:], row.targets[:], row.mask[:] = symbols, symbols, 1
        row.inputs[:items] = row.targets[items + wait :] = random.integers(symbols, items)
        row.inputs[items + wait - 1] = symbols + 1

    trained = trained_lengths(options, "lag")
    return by_count(trained, 0, lambda wait: wait + 2 * items, write, lambda _: symbols**items)


def order(options, _):
    def places(steps, low, high):
        first = rounded(low * steps)
        return first, rounded(high * steps) - first + 1

    def write(random, row, steps, _):
        row.inputs[:] = random.integers(4, steps)
        row.inputs[0], row.inputs[-1] = 6, 7
        kinds = random.integer(2), random.integer(2)
        for kind, shares in zip(kinds, [(0.1, 0.2), (0.5, 0.6)]):
            first, count = places(steps, *shares)
            row.inputs[first + random.integer(count)] = 4 + kind
        row.targets[-1], row.mask[-1] = 2 * kinds[0] + kinds[1], 1

    def count(steps):
        return 4 * places(steps, 0.1, 0.2)[1] * places(steps, 0.5, 0.6)[1] * 4 ** (steps - 4)

    return by_count(trained_lengths(options), 0, lambda steps: steps, write, count)


def recall(options, _):
    symbols = options["symbols"]

    def write(random, row, wait, _):
        row.inputs[:wait], row.inputs[wait] = random.integers(symbols, wait), symbols
        row.targets[-1], row.mask[-1] = row.inputs[0], 1

    return by_count(trained_lengths(options, "lag"), 0, lambda wait: wait + 1, write, lambda wait: symbols**wait)


def parity(options, _):
    def write(random, row, bits, _):
        row.inputs[:, 0] = random.integers(2, bits)
        row.targets[:] = np.cumsum(row.inputs[:, 0]) % 2
        row.mask[0 if options["answer"] == "every" else -1 :] = 1

    return by_count(trained_lengths(options), 1, lambda bits: bits, write, lambda bits: 2**bits)


def anbn(options, _):
    letters = 3 if options["word"] == "abc" else 2

    def write(_, row, n, __):
        at = np.arange(letters * n)
        row.inputs[:] = at // n
        row.targets[n:] = (at[n:] + 1) // n
        row.mask[n:] = 1

    return by_count((1, options["length"]), 0, lambda n: letters * n, write, lambda _: 1)


def brackets(options, _):
    depth = options["depth"]

    def write(random, row, pairs, _):
        kinds = []
        for t in range(2 * pairs):
            closes = len(kinds) == depth or len(kinds) == 2 * pairs - t
            if not kinds or (not closes and random.integer(2) == 0):
                kinds.append(random.integer(2))
                row.inputs[t] = kinds[-1]
            else:
                row.inputs[t], row.targets[t], row.mask[t] = 2, kinds.pop(), 1

    def summed(pairs, opens, free):
        """The product of the weights along each sequence of so many pairs, summed over all of them."""
        rest = [1.0] + [0.0] * (depth + 1)
        for left in range(1, 2 * pairs + 1):

            def one(k, rest=rest, left=left):
                if k > depth or k > left:
                    return 0.0
                if k == 0:
                    return opens * rest[1]
                if k == depth or k == left:
                    return rest[k - 1]
                return free * (opens * rest[k + 1] + rest[k - 1])

            rest = [one(k) for k in range(depth + 2)]
        return rest[0]

    return by_count(
        trained_lengths(options),
        0,
        lambda pairs: 2 * pairs,
        write,
        lambda pairs: summed(pairs, 2, 1),
        lambda pairs: summed(pairs, 1 / 2, 1 / 4),
    )


MAKERS = dict(
    adding=adding, copy=copy, order=order, recall=recall, parity=parity, anbn=anbn, brackets=brackets,
    arithmetic=arithmetic, text=text, language=language, dates=dates, numbers=numbers, forecast=forecast, digits=Digits,
)  # fmt: skip
"""The option that decides how long sequences are, where it is not called length."""
LENGTH = dict(copy="lag", recall="lag", arithmetic="digits", numbers="digits")


class Task:
    """A task with its options filled in."""

    def __init__(self, settings, data):
        self.id, self.options = settings["id"], settings["options"]
        drawn = MAKERS[self.id](self.options, data)
        self.sample, self.held_out, self.test = drawn.sample, drawn.held_out, drawn.test
