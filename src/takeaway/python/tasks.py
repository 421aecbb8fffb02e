"""The tasks of Unroll and their batches: number for number those of the page.

A batch has one row a sequence: inputs [batch, time] of symbols or [batch, time, features] of values, targets [batch, time],
and mask [batch, time], 1 where the answer counts. Shorter sequences stand at the left; what is left of their rows is 0.

    task = Task(settings["task"], data)            settings.json and data.npz of this folder
    task.sample(Random(seed, TRAIN, step), 32)     the batch of a training step, from 1
    task.held_out(Random(seed, HELD_OUT), 64)      sequences that judge
"""

import datetime
import math
from typing import NamedTuple

import numpy as np

MASK = 0xFFFFFFFF
END, ARROW = "⏎", "→"


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


def number_with(random, digits):
    low = 0 if digits == 1 else 10 ** (digits - 1)
    return low + random.integer(10**digits - low)


SUM_CHARACTERS = "0123456789+=" + END


def arithmetic(options, _):
    def write(random, row, digits, _):
        a, b = number_with(random, digits), number_with(random, digits)
        answer = str(a + b)[:: -1 if options["order"] == "reversed" else 1]
        spell(row, f"{a}+{b}={answer}{END}", 2 * digits + 1, SUM_CHARACTERS)

    def aside(row, digits):
        number = lambda part: int("".join(str(digit) for digit in part))
        return set_aside(number(row.inputs[:digits]), number(row.inputs[digits + 1 : 2 * digits + 1]))

    trained = trained_lengths(options, "digits")
    return Drawn(trained, 0, lambda digits: 3 * digits + 3, write, trained[0], aside)


def spell(row, text, asked, characters):
    """Each character is read and the next one is the answer; from step `asked` on it counts."""
    symbols = [characters.index(character) for character in text]
    row.inputs[: len(text) - 1] = symbols[:-1]
    row.targets[asked : len(text) - 1] = symbols[asked + 1 :]
    row.mask[asked : len(text) - 1] = 1


class Pairs:
    """Sources to be rewritten as targets, read and written as one sequence."""

    test = None

    def __init__(self, characters, source, target, draw):
        self.characters, self.steps, self.pair = characters + ARROW + END, source + 1 + target, draw

    def draw(self, random, size, held_out):
        batch = empty(size, self.steps, 0)
        for b in range(size):
            source, target = self.pair(random, held_out)
            row = Batch(*(part[b] for part in batch))
            spell(row, source + ARROW + target + END, len(source), self.characters)
        return batch

    def sample(self, random, size):
        return self.draw(random, size, False)

    def held_out(self, random, size):
        return self.draw(random, size, True)


DIGIT_FORMATS = "{d}.{m}.{yyyy}|{d}.{m}.{yy}|{dd}.{mm}.{yyyy}|{dd}-{mm}-{yyyy}|{m}/{d}/{yyyy}|{mm}/{dd}/{yy}|{yyyy}/{m}/{d}|{yyyy}{mm}{dd}"
WORD_FORMATS = (
    "{d} {month} {yyyy}|{d} {mon} {yyyy}|{d} {mon} {yy}|{dd}-{mon}-{yyyy}|{nth} {month} {yyyy}|{nth} of {month} {yyyy}|"
    "the {nth} of {month}, {yyyy}|{month} {d}, {yyyy}|{mon} {d}, {yy}|{month} {nth}, {yyyy}|{yyyy} {month} {d}|"
    "{weekday}, {month} {d}, {yyyy}|{weekday} {d} {month} {yyyy}|{day}, {d} {mon} {yyyy}|{day} {d} {mon} {yy}|"
    "{weekday} {nth} of {month} {yyyy}"
)
FORMATS = {"digits": DIGIT_FORMATS, "words": WORD_FORMATS, "all": f"{DIGIT_FORMATS}|{WORD_FORMATS}"}
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
FIRST, LAST = datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)


def dates(options, _):
    formats = FORMATS[options["formats"]].split("|")
    days = (LAST - FIRST).days + 1

    def parts(date):
        d, month, weekday = date.day, MONTHS[date.month - 1], WEEKDAYS[date.weekday()]
        ending = "th" if 11 <= d <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
        return dict(
            d=d, dd=f"{d:02}", nth=f"{d}{ending}", m=date.month, mm=f"{date.month:02}", mon=month[:3], month=month,
            yy=f"{date.year}"[2:], yyyy=date.year, day=weekday[:3], weekday=weekday,
        )  # fmt: skip

    def pair(random, held_out):
        while True:
            day = random.integer(days)
            if set_aside(day, 7) == held_out:
                break
        date = FIRST + datetime.timedelta(day)
        return formats[random.integer(len(formats))].format(**parts(date)), date.isoformat()

    longest = 10 if options["formats"] == "digits" else 32
    return Pairs("0123456789abcdefghijlmnoprstuvwy ,./-", longest, 10, pair)


BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number):
    if number < 20:
        return BELOW_TWENTY[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{BELOW_TWENTY[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{BELOW_TWENTY[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    thousands, rest = f"{in_words(number // 1000)} thousand", number % 1000
    if rest == 0:
        return thousands
    return f"{thousands} {'and ' if rest < 100 else ''}{in_words(rest)}"


def numbers(options, _):
    most = options["digits"]

    def pair(random, held_out):
        shares = [0 if held_out else 1, 3, 9, 9, 9, 9][:most]
        left = random.integer(sum(shares))
        digits = next(k + 1 for k in range(most) if left < sum(shares[: k + 1]))
        while True:
            number = number_with(random, digits)
            if (number >= 10 and set_aside(number, 461)) == held_out:
                return in_words(number), str(number)

    return Pairs("0123456789adefghilnorstuvwxyz -", len(in_words(int("7" * most))), most, pair)


def language(options, data):
    """Phrases of whole words from texts in eight languages; letters are numbers, 0 is the space between words."""
    texts = {part: [data[f"{part}{k}"].tobytes() for k in range(8)] for part in ("training", "held_out")}
    starts, apart_at = {}, {}
    typos, always = options["typos"] / 100, options["asked"] == "always"

    def starts_of(text, length):
        if (text, length) not in starts:
            framed = b"\0" + text + b"\0"  # Letter k of the text is framed[k + 1].
            whole = (
                at
                for at in range(len(text) - length + 1)
                if not framed[at] and framed[at + 1] and framed[at + length] and not framed[at + length + 1]
            )
            starts[text, length] = list(whole)
        return starts[text, length]

    def phrases_apart(length):
        """Held-out phrases of that length that stand in no training text."""
        if length not in apart_at:
            held = {text[at : at + length] for text in texts["held_out"] for at in starts_of(text, length)}
            learned = [b"\0" + text + b"\0" for text in texts["training"]]
            apart_at[length] = {p for p in held if not any(b"\0" + p + b"\0" in text for text in learned)}
        return apart_at[length]

    def write(random, row, count, held_out):
        spoken = random.integer(8)
        text = texts["held_out" if held_out else "training"][spoken]
        places = starts_of(text, count)
        at = places[random.integer(len(places))]
        row.inputs[:] = list(text[at : at + count])
        if not held_out and typos:
            for k in range(count):
                if random.next() < typos:
                    row.inputs[k] = random.integer(27)
        asked = 0 if always else count - 1
        row.targets[asked:], row.mask[asked:] = spoken, 1

    def aside(row, count):
        return bytes(row.inputs.astype(np.uint8)) in phrases_apart(count)

    trained = trained_lengths(options)
    return Drawn(trained, 0, lambda count: count, write, trained[0], aside)


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
