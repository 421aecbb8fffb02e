"""What a batch is, how sequences that are made up are drawn, and which of them are set aside to judge.

A batch has one row a sequence: inputs [batch, time] of symbols or [batch, time, features] of values, targets [batch, time],
and mask [batch, time], 1 where the answer counts. Shorter sequences stand at the left; what is left of their rows is 0.
"""

import math
from typing import NamedTuple

import numpy as np

MASK = 0xFFFFFFFF


class Batch(NamedTuple):
    inputs: np.ndarray
    targets: np.ndarray
    mask: np.ndarray


def empty(size, steps, features):
    """`features` is 0 for symbols."""
    inputs = np.zeros((size, steps, features), np.float32) if features else np.zeros((size, steps), np.int64)
    return Batch(inputs, np.zeros((size, steps), np.float32), np.zeros((size, steps), np.float32))


def rounded(x):
    """Halves go up, as in JavaScript."""
    return math.floor(x + 0.5)


# Which sequences are set aside to judge: a tenth, by a hash, the same for every seed.


def finished(h):
    for _ in range(2):
        h = (h ^ h >> 16) * 0x85EBCA6B & MASK
        h = (h ^ h >> 13) * 0xC2B2AE35 & MASK
    return h ^ h >> 16


def set_aside(a, b):
    return finished(a * 0x9E3779B1 & MASK ^ b) % 10 == 0


def sequence_set_aside(sequence):
    h = len(sequence)
    for number in sequence:
        h = ((h ^ h >> 15 ^ int(number)) * 0x9E3779B1 + 1) & MASK
    return finished(h) % 10 == 0


def apart(shortest, longest, count, repeats=None):
    """From which length on sequences judge, and which are kept out of the training (none: there are too many, or too few)."""
    repeats = repeats or (lambda length: 1 / count(length))
    judged_from = shortest
    while judged_from <= longest and count(judged_from) < 256:
        judged_from += 1
    if judged_from > longest:
        return shortest, None
    if judged_from == shortest and repeats(shortest) < 1e-11:
        return shortest, None
    return judged_from, lambda row, length: length >= judged_from and sequence_set_aside(row.inputs.ravel())


class Drawn:
    """Sequences that are made up as they are drawn; one on the wrong side is drawn again."""

    def __init__(self, trained, features, steps_at, write, judged_from, aside):
        self.shortest, self.longest = trained
        self.features, self.steps_at, self.write = features, steps_at, write
        self.judged_from, self.aside = judged_from, aside

    def draw(self, random, size, held_out, shortest):
        batch = empty(size, self.steps_at(self.longest), self.features)
        for b in range(size):
            spread = self.longest - shortest
            length = shortest + random.integer(spread + 1) if spread else self.longest
            row = Batch(*(part[b, : self.steps_at(length)] for part in batch))
            while True:
                for part in row:
                    part.fill(0)
                self.write(random, row, length, held_out)
                if not self.aside or bool(self.aside(row, length)) == held_out:
                    break
        return batch

    def sample(self, random, size):
        return self.draw(random, size, False, self.shortest)

    def held_out(self, random, size):
        return self.draw(random, size, True, self.judged_from)

    test = None


def trained_lengths(options, longest="length"):
    return min(options["shortest"], options[longest]), options[longest]


def by_count(trained, features, steps_at, write, count, repeats=None):
    return Drawn(trained, features, steps_at, write, *apart(*trained, count, repeats))
