"""Tasks of characters: written sums, dates, numbers in words, and which language a phrase is in."""

import datetime

import numpy as np

from batches import Batch, Drawn, empty, set_aside, trained_lengths

END, ARROW = "⏎", "→"


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
