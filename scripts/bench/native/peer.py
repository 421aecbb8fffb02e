"""A training step in PyTorch or JAX, asked over standard input and answered over standard output, one JSON object a line.

The same network, loss, clipping and optimizer as Unroll's, in the way that each library is meant to be used: ready-made layers
where it has them (LSTM, GRU, simple RNN), the fused Adam of PyTorch, one jitted function in JAX. Batches are drawn anew by NumPy.
"""

import json
import os
import sys
import time

CLIP_NORM = 1.0
LEARNING_RATE = 1e-3
HEADS = 2
WIDENING = 4


def one_core():
    """Keeps this process, and every thread that it starts later, on one core."""
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def batches(size):
    """The adding problem: numbers and two marks a sequence, `[batch, time, 2]`, and their sum, `[batch]`."""
    import numpy as np

    random = np.random.default_rng(1)
    rows, steps = size["batchSize"], size["timeSteps"]
    while True:
        inputs = np.zeros((rows, steps, 2), np.float32)
        inputs[:, :, 0] = random.random((rows, steps), np.float32)
        first = random.integers(0, steps // 2, rows)
        second = random.integers(steps // 2, steps, rows)
        every = np.arange(rows)
        inputs[every, first, 1] = inputs[every, second, 1] = 1
        yield inputs, inputs[every, first, 0] + inputs[every, second, 0]


def sinusoids(steps, width):
    """Position codes after Vaswani et al. 2017, `[time, width]`."""
    import numpy as np

    place = np.arange(steps)[:, None]
    rate = 10000.0 ** (-2 * (np.arange(width) // 2)[None, :] / width)
    return np.where(np.arange(width) % 2 == 0, np.sin(place * rate), np.cos(place * rate)).astype(np.float32)


def torch_network(torch, size):
    nn, functional = torch.nn, torch.nn.functional
    cell, units, steps = size["cell"], size["hiddenSize"], size["timeSteps"]

    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}[cell](2, units, batch_first=True)

        def forward(self, x):
            return self.layer(x)[0]

    class MinGru(nn.Module):
        """h' = (1 - z) h + z n by a scan whose number of operations grows with log T."""

        def __init__(self):
            super().__init__()
            self.gate, self.candidate = nn.Linear(2, units), nn.Linear(2, units)

        def forward(self, x):
            z = torch.sigmoid(self.gate(x))
            keep, add = 1 - z, z * self.candidate(x)
            step = 1
            while step < x.shape[1]:
                add = torch.cat([add[:, :step], add[:, step:] + keep[:, step:] * add[:, :-step]], 1)
                keep = torch.cat([keep[:, :step], keep[:, step:] * keep[:, :-step]], 1)
                step *= 2
            return add

    class Attention(nn.Module):
        def __init__(self):
            super().__init__()
            self.embed = nn.Linear(2, units)
            self.qkv = nn.Linear(units, 3 * units, bias=False)
            self.out = nn.Linear(units, units)
            self.into, self.back = nn.Linear(units, WIDENING * units), nn.Linear(WIDENING * units, units)
            self.register_buffer("codes", torch.from_numpy(sinusoids(steps, units)))

        def forward(self, x):
            norm = lambda rows: functional.layer_norm(rows, (units,))
            x = self.embed(x) + self.codes
            parts = self.qkv(norm(x)).view(*x.shape[:2], 3, HEADS, units // HEADS).permute(2, 0, 3, 1, 4)
            seen = functional.scaled_dot_product_attention(*parts, is_causal=True)
            x = x + self.out(seen.transpose(1, 2).reshape(x.shape))
            return norm(x + self.back(functional.relu(self.into(norm(x)))))

    hidden = {
        "mingru": MinGru,
        "attention": Attention,
        "feedforward": lambda: nn.Sequential(nn.Linear(2, units), nn.Tanh()),
    }.get(cell, Recurrent)()
    return nn.Sequential(hidden, nn.Linear(units, 1))


def open_torch(size, threads):
    import torch

    if threads == 1:
        torch.set_num_threads(1)
    torch.manual_seed(1)
    network = torch_network(torch, size)
    parameters = list(network.parameters())
    optimizer = torch.optim.Adam(parameters, LEARNING_RATE, fused=True)
    draw = batches(size)
    last = [None]

    def step():
        inputs, targets = next(draw)
        optimizer.zero_grad(set_to_none=True)
        answers = network(torch.from_numpy(inputs))[:, -1, 0]
        loss = torch.nn.functional.mse_loss(answers, torch.from_numpy(targets))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, CLIP_NORM)
        optimizer.step()
        last[0] = loss

    return f"PyTorch {torch.__version__}, {torch.get_num_threads()} thread(s)", step, lambda: last[0].item()


def jax_network(jax, size):
    """Parameters, and what they make of inputs `[batch, time, 2]`: hidden states `[batch, time, units]`."""
    jnp = jax.numpy
    cell, units, steps = size["cell"], size["hiddenSize"], size["timeSteps"]
    keys = iter(jax.random.split(jax.random.key(1), 16))

    def dense(rows, columns, bias=True):
        limit = (6 / (rows + columns)) ** 0.5
        weight = jax.random.uniform(next(keys), (rows, columns), minval=-limit, maxval=limit)
        return {"w": weight, "b": jnp.zeros(columns)} if bias else {"w": weight}

    def read(layer, x):
        return x @ layer["w"] + layer["b"] if "b" in layer else x @ layer["w"]

    gates = {"lstm": 4, "gru": 3, "rnn": 1}
    if cell in gates:
        own = {"x": dense(2, gates[cell] * units), "h": dense(units, gates[cell] * units)}

        def advance(own, state, xt):
            h, c = state
            ht = read(own["h"], h)
            if cell == "rnn":
                h = jnp.tanh(xt + ht)
            elif cell == "gru":
                xr, xz, xn = jnp.split(xt, 3, -1)
                hr, hz, hn = jnp.split(ht, 3, -1)
                z = jax.nn.sigmoid(xz + hz)
                h = z * h + (1 - z) * jnp.tanh(xn + jax.nn.sigmoid(xr + hr) * hn)
            else:
                i, f, g, o = jnp.split(xt + ht, 4, -1)
                c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
                h = jax.nn.sigmoid(o) * jnp.tanh(c)
            return (h, c), h

        def hidden(own, x):
            zeros = jnp.zeros((x.shape[0], units))
            # The products with the inputs of all steps at once.
            xs = jnp.swapaxes(read(own["x"], x), 0, 1)
            states = jax.lax.scan(lambda state, xt: advance(own, state, xt), (zeros, zeros), xs)[1]
            return jnp.swapaxes(states, 0, 1)

    elif cell == "mingru":
        own = {"z": dense(2, units), "n": dense(2, units)}

        def hidden(own, x):
            z = jax.nn.sigmoid(read(own["z"], x))
            join = lambda a, b: (a[0] * b[0], b[0] * a[1] + b[1])
            return jax.lax.associative_scan(join, (1 - z, z * read(own["n"], x)), axis=1)[1]

    elif cell == "feedforward":
        own = dense(2, units)

        def hidden(own, x):
            return jnp.tanh(read(own, x))

    else:
        inner = WIDENING * units
        own = {"embed": dense(2, units), "qkv": dense(units, 3 * units, bias=False), "out": dense(units, units)}
        own |= {"into": dense(units, inner), "back": dense(inner, units)}
        codes = jnp.asarray(sinusoids(steps, units))
        mask = jnp.tril(jnp.ones((steps, steps), bool))

        def norm(x):
            middle = x - x.mean(-1, keepdims=True)
            return middle / jnp.sqrt((middle**2).mean(-1, keepdims=True) + 1e-5)

        def hidden(own, x):
            x = read(own["embed"], x) + codes
            parts = read(own["qkv"], norm(x)).reshape(*x.shape[:2], 3, HEADS, units // HEADS)
            q, k, v = jnp.moveaxis(parts, (2, 3), (0, 2))
            scores = jnp.einsum("bhtd,bhsd->bhts", q, k) * (units // HEADS) ** -0.5
            seen = jnp.einsum("bhts,bhsd->bhtd", jax.nn.softmax(jnp.where(mask, scores, -jnp.inf)), v)
            x = x + read(own["out"], jnp.swapaxes(seen, 1, 2).reshape(x.shape))
            return norm(x + read(own["back"], jax.nn.relu(read(own["into"], norm(x)))))

    return {"hidden": own, "head": dense(units, 1)}, lambda given, x: read(given["head"], hidden(given["hidden"], x))


def open_jax(size, threads):
    import jax
    import optax

    parameters, answers = jax_network(jax, size)
    optimizer = optax.chain(optax.clip_by_global_norm(CLIP_NORM), optax.adam(LEARNING_RATE))
    draw = batches(size)

    def loss_of(given, inputs, targets):
        return ((answers(given, inputs)[:, -1, 0] - targets) ** 2).mean()

    @jax.jit
    def update(given, moments, inputs, targets):
        loss, gradient = jax.value_and_grad(loss_of)(given, inputs, targets)
        changes, moments = optimizer.update(gradient, moments)
        return optax.apply_updates(given, changes), moments, loss

    now = [parameters, optimizer.init(parameters), None]

    def step():
        now[:] = update(now[0], now[1], *next(draw))

    cores = "1 thread" if threads == 1 else f"{os.cpu_count()} cores"
    return f"JAX {jax.__version__}, compiled, {cores}", step, lambda: float(now[2])


def answer(question, opened):
    if question["type"] == "open":
        threads = None if question["contestant"].endswith("-threads") else 1
        if threads == 1:
            one_core()
        make = open_torch if question["contestant"].startswith("pytorch") else open_jax
        device, *opened[:] = make(question["size"], threads)
        return {"device": device}
    if question["type"] == "work":
        return {"kind": "kernels", "count": None}
    step, read_loss = opened
    start = time.perf_counter()
    for _ in range(question["steps"]):
        step()
    loss = read_loss()
    ms = (time.perf_counter() - start) * 1000 / question["steps"]
    return {"ms": ms, "issueMs": ms, "loss": loss}


def main():
    opened = []
    for line in sys.stdin:
        try:
            said = {"answer": answer(json.loads(line), opened)}
        except Exception as error:  # Whatever it is, the benchmark names it and goes on without this one.
            said = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(said), flush=True)


main()
