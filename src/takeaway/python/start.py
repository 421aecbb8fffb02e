"""How a network begins, drawn as on Unroll's page: another seed gives the start that it has there, up to the last bits.

Glorot uniform: Glorot & Bengio 2010. Orthogonal: Saxe et al. 2013. Identity: Le et al. 2015. Chrono: Tallec & Ollivier 2018.
"""

import math

import numpy as np
import torch

from unroll_random import INIT, Random


def glorot(random, rows, columns, fans=None):
    limit = math.sqrt(6 / (fans or rows + columns))
    return -limit + (limit - -limit) * random.many(rows * columns).reshape(rows, columns)


def orthogonal(random, rows, columns):
    """Orthonormal rows from normal numbers, by modified Gram-Schmidt."""
    matrix = np.array([random.normal() for _ in range(rows * columns)]).reshape(rows, columns)
    for i in range(rows):
        matrix[i] /= np.sqrt(matrix[i] @ matrix[i])
        matrix[i + 1 :] -= np.outer(matrix[i + 1 :] @ matrix[i], matrix[i])
    return matrix


def begin(network, settings, seed):
    """Gives the network its first numbers; `settings` are those of the network."""
    options, units, model = settings["options"], settings["units"], settings["model"]
    state = {name: torch.zeros_like(value) for name, value in network.state_dict().items()}
    used = iter(range(10**6))  # Each parameter of the page has a stream of its own, biases too.
    stream = lambda: Random(seed, INIT, next(used))

    def put(name, matrix):
        state[name].copy_(torch.from_numpy(np.ascontiguousarray(matrix, np.float64)))

    def blocks(name, columns, fill):
        """Gates side by side, each drawn by itself; PyTorch has them one below the other and turned."""
        random, rows = stream(), state[name].shape[1]
        put(name, np.concatenate([fill(random, rows, columns).T for _ in range(len(state[name]) // columns)]))

    def linear(name, biased=True):
        blocks(f"{name}.weight", len(state[f"{name}.weight"]), glorot)
        if biased:
            next(used)

    def recurrent(random, rows, columns):
        made = dict(glorot=glorot, orthogonal=orthogonal, identity=lambda _, *shape: np.eye(*shape))[settings["init"]]
        return settings["gain"] * made(random, rows, columns)

    def attention(layer):
        heads, size = options["heads"], math.ceil(units / options["heads"])
        stacked = glorot(stream(), 3 * heads * units, size, units + heads * size).reshape(3 * heads, units, size)
        put(f"layers.{layer}.qkv.weight", stacked.transpose(0, 2, 1).reshape(-1, units))
        for part in ("out", "up", "down"):
            linear(f"layers.{layer}.{part}")

    def cell(layer):
        blocks(f"rnn.weight_ih_l{layer}", units, glorot)
        blocks(f"rnn.weight_hh_l{layer}", units, recurrent)
        random, bias = stream(), state[f"rnn.bias_ih_l{layer}"]
        if options.get("forget") == "one":
            bias[units : 2 * units] = 1
        elif options.get("forget") == "chrono":
            spans = [math.log(random.uniform(1, max(1, settings["steps"] - 1))) for _ in range(units)]
            put(f"rnn.bias_ih_l{layer}", np.concatenate([[-span for span in spans], spans, np.zeros(2 * units)]))
        if options.get("reset") == "after":
            next(used)

    if model == "attention":
        linear("embed")
        if options["position"] == "learned":
            random, shape = stream(), state["positions.weight"].shape
            put("positions.weight", np.array([0.02 * random.normal() for _ in range(shape.numel())]).reshape(shape))
    for layer in range(settings["layers"]):
        if model == "attention":
            attention(layer)
        elif model == "mingru":
            linear(f"layers.{layer}.z")
            linear(f"layers.{layer}.n")
        elif model == "feedforward":
            linear(f"layers.{layer}")
        else:
            cell(layer)
    linear("head")
    network.load_state_dict(state)
