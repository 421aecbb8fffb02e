"""The network of this folder in PyTorch: nn.RNN, nn.LSTM and nn.GRU where they can, a plain Cell for the rest.

    network = make(settings["network"])                     settings.json of this folder
    network.load_state_dict(load_file("weights.safetensors"))
    answers = network(inputs)                               [batch, time, inputs] -> [batch, time, answers]

Symbols are read as one-hot rows. Answers are values, or logits of one bit or of several classes; task["loss"] says which.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F


def make(settings, plain=False):
    """The network; `plain` gives a recurrent one as a loop over a cell, which shows every state and can be vmapped."""
    return dict(mingru=MinGru, attention=Attention, feedforward=Feedforward).get(settings["model"], Recurrent)(
        settings, plain
    )


class Network(nn.Module):
    """What all have: sizes, and a head that answers at every step."""

    def __init__(self, settings):
        super().__init__()
        self.options, self.layer_count, self.units = settings["options"], settings["layers"], settings["units"]
        self.truncate = settings.get("truncate", 0)
        self.head = nn.Linear(self.units, settings["outputs"])

    def spare(self):
        """Parameters that Unroll does not have, by name, and how many of their first numbers: they are 0 and stay 0."""
        return {}

    def cut(self, t, *states):
        """Truncated backpropagation through time: at the beginning of a chunk no gradient goes on to the step before."""
        return [h.detach() for h in states] if self.truncate and t % self.truncate == 0 else states


# One time step of each cell. `parts` are the weights and biases of a layer, as PyTorch lays them out.


def rnn_cell(x, h, _, parts, options):
    total = F.linear(x, *parts[::2]) + F.linear(h, *parts[1::2])
    return torch.relu(total) if options["activation"] == "relu" else torch.tanh(total), _


def lstm_cell(x, h, c, parts, _):
    i, f, g, o = (F.linear(x, *parts[::2]) + F.linear(h, *parts[1::2])).chunk(4, -1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def gru_cell(x, h, _, parts, options):
    if options["reset"] == "before":  # Cho et al. 2014: the candidate's product is with r∘h, which nn.GRU cannot.
        weight_ih, weight_hh, bias = parts
        x_rz, x_n = F.linear(x, weight_ih, bias).split([2 * h.shape[-1], h.shape[-1]], -1)
        w_rz, w_n = weight_hh.split([2 * h.shape[-1], h.shape[-1]])
        r, z = torch.sigmoid(x_rz + F.linear(h, w_rz)).chunk(2, -1)
        n = torch.tanh(x_n + F.linear(r * h, w_n))
    else:
        x_r, x_z, x_n = F.linear(x, *parts[::2]).chunk(3, -1)
        h_r, h_z, h_n = F.linear(h, *parts[1::2]).chunk(3, -1)
        r, z = torch.sigmoid(x_r + h_r), torch.sigmoid(x_z + h_z)
        n = torch.tanh(x_n + r * h_n)
    return (1 - z) * n + z * h, _


class Cell(nn.Module):
    """Layers of a cell, with the parameters and the names of nn.RNN, nn.LSTM and nn.GRU."""

    def __init__(self, kind, inputs, units, layers, options):
        super().__init__()
        self.step = dict(rnn=rnn_cell, lstm=lstm_cell, gru=gru_cell)[kind]
        self.options, self.layers, gates = options, layers, dict(rnn=1, lstm=4, gru=3)[kind]
        self.names = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]
        if options.get("reset") == "before":
            self.names.pop()
        for layer in range(layers):
            read = dict(weight_ih=inputs if layer == 0 else units, weight_hh=units)
            for name in self.names:
                shape = [gates * units, read[name]] if name in read else [gates * units]
                setattr(self, f"{name}_l{layer}", nn.Parameter(torch.zeros(shape)))

    def parts(self, layer):
        return [getattr(self, f"{name}_l{layer}") for name in self.names]


class Recurrent(Network):
    def __init__(self, settings, plain):
        super().__init__(settings)
        kind, sizes = settings["model"], (settings["inputs"], self.units, self.layer_count)
        self.kind = kind
        self.plain = plain or self.options.get("reset") == "before"
        if self.plain:
            self.rnn = Cell(kind, *sizes, self.options)
        elif kind == "rnn":
            self.rnn = nn.RNN(*sizes, batch_first=True, nonlinearity=self.options["activation"])
        else:
            self.rnn = (nn.LSTM if kind == "lstm" else nn.GRU)(*sizes, batch_first=True)

    def spare(self):
        """Unroll has one bias where PyTorch adds two; only the GRU's candidate has a second one."""
        count = 2 * self.units if self.kind == "gru" else None
        return {name: count for name, _ in self.named_parameters() if "bias_hh" in name}

    def forward(self, x, trace=None):
        return self.head(self.by_cell(x, trace) if self.plain else self.by_torch(x))

    def by_torch(self, x):
        if not self.truncate:
            return self.rnn(x)[0]
        state, chunks = None, []
        for chunk in x.split(self.truncate, 1):
            if state is not None:
                state = tuple(self.cut(0, *state)) if self.kind == "lstm" else self.cut(0, state)[0]
            hidden, state = self.rnn(chunk, state)
            chunks.append(hidden)
        return torch.cat(chunks, 1)

    def by_cell(self, x, trace):
        for layer in range(self.layer_count):
            h = c = x.new_zeros(x.shape[0], self.units)
            states = []
            for t in range(x.shape[1]):
                h, c = self.cut(t, h, c)
                h, c = self.rnn.step(x[:, t], h, c, self.rnn.parts(layer), self.options)
                states.append((h, c))
            x = torch.stack([h for h, _ in states], 1)
            if trace is not None:
                trace[f"h.{layer}"] = x
                if self.kind == "lstm":
                    trace[f"c.{layer}"] = torch.stack([c for _, c in states], 1)
        return x


class MinGru(Network):
    """Feng et al. 2024, "Were RNNs All We Needed?": gate and candidate read the input alone."""

    def __init__(self, settings, _):
        super().__init__(settings)
        self.layers = nn.ModuleList(
            nn.ModuleDict({name: nn.Linear(settings["inputs"] if layer == 0 else self.units, self.units) for name in "zn"})
            for layer in range(self.layer_count)
        )

    def forward(self, x, trace=None):
        for layer, parts in enumerate(self.layers):
            z, n = torch.sigmoid(parts["z"](x)), parts["n"](x)
            h, states = torch.zeros_like(z[:, 0]), []
            for t in range(x.shape[1]):
                (h,) = self.cut(t, h)
                h = (1 - z[:, t]) * h + z[:, t] * n[:, t]
                states.append(h)
            x = torch.stack(states, 1)
            if trace is not None:
                trace[f"h.{layer}"] = x
        return self.head(x)


class Feedforward(Network):
    """Each step reads a window of the last inputs, the oldest first; zeros before the first."""

    def __init__(self, settings, _):
        super().__init__(settings)
        widths = [self.options["window"] * settings["inputs"]] + self.layer_count * [self.units]
        self.layers = nn.ModuleList(nn.Linear(*pair) for pair in zip(widths, widths[1:]))

    def forward(self, x, trace=None):
        window, steps = self.options["window"], x.shape[1]
        padded = F.pad(x, (0, 0, window - 1, 0))
        x = torch.cat([padded[:, k : k + steps] for k in range(window)], -1)
        for layer, linear in enumerate(self.layers):
            x = torch.tanh(linear(x))
            if trace is not None:
                trace[f"h.{layer}"] = x
        return self.head(x)


class Block(nn.Module):
    """A layer of attention, and the wider block after it; normalisation goes before each and has no parameters."""

    def __init__(self, units, heads):
        super().__init__()
        self.heads, self.size = heads, math.ceil(units / heads)
        width = self.heads * self.size
        self.qkv = nn.Linear(units, 3 * width, bias=False)
        self.out = nn.Linear(width, units)
        self.up, self.down = nn.Linear(units, 4 * units), nn.Linear(4 * units, units)

    def forward(self, x):
        norm = lambda value: F.layer_norm(value, value.shape[-1:])
        batch, steps, _ = x.shape
        # [3, batch, heads, time, size]
        q, k, v = self.qkv(norm(x)).view(batch, steps, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        later = torch.ones(steps, steps, dtype=torch.bool, device=x.device).triu(1)
        scores = (q @ k.transpose(-1, -2) / math.sqrt(self.size)).masked_fill(later, -math.inf)
        seen = scores.softmax(-1) @ v
        x = x + self.out(seen.transpose(1, 2).reshape(batch, steps, -1))
        return x + self.down(torch.relu(self.up(norm(x))))


class Attention(Network):
    """A decoder-only transformer that reads all steps at once; each looks back at those so far."""

    def __init__(self, settings, _):
        super().__init__(settings)
        self.embed = nn.Linear(settings["inputs"], self.units)
        if self.options["position"] == "learned":
            self.positions = nn.Embedding(settings["steps"], self.units)
        self.layers = nn.ModuleList(Block(self.units, self.options["heads"]) for _ in range(self.layer_count))

    def codes(self, steps):
        """A code for each position; past the trained length the last learned one goes on."""
        if self.options["position"] == "learned":
            known = self.positions.weight
            return known[torch.arange(steps, device=known.device).clamp(max=len(known) - 1)]
        column, time = torch.arange(self.units).double(), torch.arange(steps).double()[:, None]
        angle = time * 10000.0 ** (-2 * (column // 2) / self.units)
        return torch.where(column % 2 == 0, angle.sin(), angle.cos()).float()

    def forward(self, x, trace=None):
        x = self.embed(x)
        if self.options["position"] != "none":
            x = x + self.codes(x.shape[1]).to(x)
        for layer, block in enumerate(self.layers):
            x = block(x)
            if trace is not None:
                trace[f"h.{layer}"] = x
        return self.head(F.layer_norm(x, x.shape[-1:]))
