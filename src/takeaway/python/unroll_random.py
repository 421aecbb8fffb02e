"""Seeded random numbers, the same on every machine and the same as on Unroll's page.

The generator is sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, PractRand, 2010). Its state is filled by mixing
a seed and any number of words, so a stream is addressed, not advanced: the batch of step 812 is Random(seed, TRAIN, 812),
whoever draws it and whatever was drawn before.
"""

import math

import numpy as np

INIT, TRAIN, HELD_OUT = 1, 2, 3
MASK = 0xFFFFFFFF


def mix(h, word):
    """One round of the murmur3 finaliser over a running hash and the next word; of whole arrays, too."""
    h = h ^ word
    h = (h ^ (h >> 16)) * 0x85EBCA6B & MASK
    h = (h ^ (h >> 13)) * 0xC2B2AE35 & MASK
    return (h ^ (h >> 16)) + 0x9E3779B9 & MASK


def beginning(seed, *words):
    """The four words of the state before the first number."""
    h = mix(0x243F6A88, seed)
    for word in words:
        h = mix(h, word)
    a = mix(h, 1)
    b = mix(a, 2)
    return a, b, mix(b, 3), 1


def advance(a, b, c, counter):
    """The next 32 bits, and the state after them; of whole arrays, too."""
    t = (a + b + counter) & MASK
    return t, (b ^ (b >> 9), (c + (c << 3)) & MASK, ((c << 21 | c >> 11) + t) & MASK, (counter + 1) & MASK)


class Random:
    """A stream: numbers that were drawn ahead first, if any, and then one after the other."""

    def __init__(self, seed, *words, ahead=None):
        self.used = 0
        if ahead is not None:
            self.ahead, self.state = ahead
            return
        self.ahead, self.state = [], beginning(seed, *words)
        for _ in range(12):
            _, self.state = advance(*self.state)

    def next(self):
        """Uniform in [0, 1), 32 bits of resolution."""
        self.used += 1
        if self.used <= len(self.ahead):
            return self.ahead[self.used - 1]
        bits, self.state = advance(*self.state)
        return bits / 4294967296

    def many(self, count):
        """So many of them, as an array."""
        return np.array([self.next() for _ in range(count)])

    def uniform(self, low, high):
        """Uniform in [low, high)."""
        return low + (high - low) * self.next()

    def integer(self, bound):
        """A whole number in [0, bound)."""
        return int(self.next() * bound)

    def integers(self, bound, count):
        return np.floor(self.many(count) * bound)

    def normal(self):
        """Standard normal, by the Box-Muller transform."""
        return math.sqrt(-2 * math.log(1 - self.next())) * math.cos(2 * math.pi * self.next())


def drawn_ahead(addresses, count):
    """Streams of several addresses (seed, word, …), each with its first numbers drawn already: all in one go is faster."""
    columns = [np.array(column, dtype=np.uint64) for column in zip(*addresses)]
    a, b, c, _ = beginning(*columns)
    state = a, b, c, np.ones_like(a)
    bits = np.empty((count, len(addresses)), dtype=np.uint64)
    for k in range(-12, count):
        t, state = advance(*state)
        if k >= 0:
            bits[k] = t
    numbers = (bits / 4294967296).T.tolist()
    states = zip(*(part.tolist() for part in state))
    return [Random(0, ahead=pair) for pair in zip(numbers, states)]
