"""Tasks whose data are finite: windows over a text or a series, and spoken words."""

import math

import numpy as np

from batches import Batch, empty, rounded


class Windows:
    """Windows over one long list: step t reads a value and is asked for the next. Those that judge lie at fixed places."""

    def __init__(self, values, length, parts, warm_up=0, no_answer_from=math.inf):
        self.values, self.length, self.parts = values, length, parts
        self.warm_up, self.no_answer_from = warm_up, no_answer_from

    def at(self, starts, first_target):
        places = np.asarray(starts)[:, None] + np.arange(self.length)
        inputs, targets = self.values[places], self.values[places + 1]
        answers = targets < self.no_answer_from
        counts = (np.arange(self.length) >= self.warm_up) & (places + 1 >= first_target) & answers
        inputs = inputs[..., None].astype(np.float32) if inputs.dtype.kind == "f" else inputs.astype(np.int64)
        return Batch(inputs, np.where(answers, targets, 0).astype(np.float32), counts.astype(np.float32))

    def sample(self, random, size):
        first, last, first_target = self.parts["training"]
        return self.at([first + random.integer(last - first + 1) for _ in range(size)], first_target)

    def judging(self, part):
        first, last, first_target = self.parts[part]
        count = min(128, last - first + 1)
        starts = [first + (rounded(k * (last - first) / (count - 1)) if k else 0) for k in range(count)]
        return self.at(starts, first_target)

    def held_out(self, _, __):
        return self.judging("validation")

    def test(self):
        return self.judging("test")


def text(options, data):
    indices, length = data["indices"], options["length"]
    held_out = max(int(len(indices) * 0.1), 2 * (length + 1))
    cuts = [0, len(indices) - held_out, len(indices) - held_out + (held_out >> 1), len(indices)]
    parts = {
        part: (cuts[k], cuts[k + 1] - 1 - length, 0) for k, part in enumerate(("training", "validation", "test"))
    }
    return Windows(indices, length, parts, no_answer_from=int(data["symbols"]))


def forecast(options, data):
    """The values are the network's numbers: in the measure of the series, as changes where it has a trend, normalised."""
    values, trained, tested = data["values"], int(data["training_length"]), int(data["test_start"])
    length = min(options["length"], 100) if options["series"] == "airline" else options["length"]
    warm_up = min(int(data["order"]), length >> 1)

    def judged(start, stop):
        last = stop - 1 - length
        return max(0, min(last, start - 1 - warm_up)), last, start

    parts = {
        "training": (0, trained - 1 - length, 0),
        "validation": judged(trained, tested),
        "test": judged(tested, len(values)),
    }
    return Windows(values, length, parts, warm_up)


class Digits:
    """Spoken words as spectrograms, `levels` of 0 to 63; each training word is varied a little."""

    test = None
    BANDS, LONGEST, DECIBELS = 16, 42, 60

    def __init__(self, options, data):
        self.every, self.vary = options["answer"] == "every", options["variation"] == "light"
        values = (data["levels"].astype(float) / 63).astype(np.float32).reshape(-1, self.BANDS)
        words = np.split(values, np.cumsum(data["frames"])[:-1])
        chosen = {"training": 0, "words": 1, "voices": 2}
        self.words = {
            part: [(digit, word) for digit, word, of in zip(data["digits"], words, data["parts"]) if of == code]
            for part, code in chosen.items()
        }
        self.judged = options["judged"]
        nepers = self.DECIBELS / 10 * math.log(10)
        self.gains = np.array(
            [math.log1p(math.exp(-nepers * k / 1024)) / nepers for k in range(1025)], np.float32
        ).astype(float)
        centers = data["centers"].tolist()
        self.mels = [self.mel(hertz) for hertz in centers]
        self.centers = centers

    @staticmethod
    def mel(hertz):
        return 2595 * math.log10(1 + hertz / 700)

    def stretched(self, word, frames):
        before = len(word)
        if frames == before:
            return word
        places = [(before - 1) / 2] if frames == 1 else [t * (before - 1) / (frames - 1) for t in range(frames)]
        low = np.minimum(before - 1, np.floor(places).astype(int))
        share = (np.array(places) - low)[:, None]
        one, other = word[low].astype(float), word[np.minimum(before - 1, low + 1)].astype(float)
        return (one + share * (other - one)).astype(np.float32)

    def varied(self, random, word):
        """Another speed, throat, microphone and room."""
        longest, bands = self.LONGEST, self.BANDS
        factor = 0.8 * (1.25 / 0.8) ** random.next()
        own = max(5, min(longest, rounded(len(word) * factor)))
        before = min(longest - own, random.integer(3))
        after = min(longest - own - before, random.integer(3))
        word = self.stretched(word, own).astype(float)
        throat = 1 + random.uniform(-0.1, 0.1)
        spacing = (self.mels[-1] - self.mels[0]) / (bands - 1)
        places = [(self.mel(hertz / throat) - self.mels[0]) / spacing for hertz in self.centers]
        places = np.array([min(bands - 1, max(0, place)) for place in places])
        gain, tilt = random.uniform(-4 / 60, 4 / 60), random.uniform(-6 / 60, 6 / 60)
        noise = random.uniform(0, 40 / 60)
        spread = 3 / 60
        background = random.many((before + own + after) * bands).reshape(-1, bands)
        background = noise + (-spread + (spread - -spread) * background)
        low = np.floor(places).astype(int)
        # The band above the last is the first of the next frame, whose share is 0; at the very end the last one again.
        flat = np.append(word.ravel(), word[-1, -1])
        at = np.arange(own)[:, None] * bands + low
        one, other = flat[at], flat[at + 1]
        said = one + (places % 1) * (other - one)
        changed = np.zeros_like(background)
        changed[before : before + own] = said + gain + tilt * (np.arange(bands) / (bands - 1) - 0.5)
        distance = np.minimum(1, np.abs(changed - background))
        louder = np.maximum(changed, background)
        return np.clip(louder + self.gains[np.floor(1024 * distance + 0.5).astype(int)], 0, 1).astype(np.float32)

    def draw(self, random, size, part, vary):
        batch = empty(size, self.LONGEST, self.BANDS)
        for b in range(size):
            digit, word = self.words[part][random.integer(len(self.words[part]))]
            values = self.varied(random, word) if vary else word
            asked = slice(0 if self.every else len(values) - 1, len(values))
            batch.inputs[b, : len(values)] = values
            batch.targets[b, asked], batch.mask[b, asked] = digit, 1
        return batch

    def sample(self, random, size):
        return self.draw(random, size, "training", self.vary)

    def held_out(self, random, size):
        return self.draw(random, size, self.judged, False)
