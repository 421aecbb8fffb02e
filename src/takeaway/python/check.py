"""Proves that this folder computes what Unroll's page does: python check.py [folder ...]

In float64 answers, states, loss and gradients agree with the page's 64-bit reference to 1e-9, in float32 to 1e-5, and the batches
are the same, number for number. Exits with 1 where they are not.
"""

import json
import sys
import zlib
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file

from network import make
from start import begin
from tasks import Task
from training import data_of, loss_of, read
from unroll_random import HELD_OUT, TRAIN, Random

HERE = Path(__file__).resolve().parent
BARS = {torch.float64: 1e-9, torch.float32: 1e-5}
"""Two that draw the same normal numbers may differ in the last bits of 32-bit numbers."""
START_BAR = 1e-6


def distance(ours, page):
    """The largest difference; of numbers larger than 1, as a share of the largest."""
    ours, page = np.asarray(ours, float), np.asarray(page, float)
    if ours.shape != page.shape:
        return np.inf
    return float(np.abs(ours - page).max(initial=0) / max(1.0, np.abs(page).max(initial=0)))


def compare(settings, weights, probe, dtype, plain):
    """The largest distance by what is compared: answers, states, loss, gradients."""
    network = make(settings["network"], plain).to(dtype)
    network.load_state_dict({name: torch.from_numpy(values) for name, values in weights.items()})
    task = settings["task"]
    inputs, targets, mask = read([probe["inputs"], probe["targets"], probe["mask"]], task["inputs"], dtype)
    trace = {}
    outputs = network(inputs, trace)
    total, count = loss_of(task["loss"], outputs, targets, mask)
    loss = total / max(count, 1)
    loss.backward()
    pairs = {"answers": (outputs.detach(), probe["outputs"]), "loss": (loss.detach(), probe["loss"])}
    pairs |= {f"state {name}": (state.detach(), probe[f"state.{name}"]) for name, state in trace.items()}
    pairs |= {f"gradient {name}": (p.grad, probe[f"gradient.{name}"]) for name, p in network.named_parameters()}
    return {name: distance(*pair) for name, pair in pairs.items()}


def check_batches(settings, folder):
    """What of the batches is another than on the page."""
    task, training = Task(settings["task"], data_of(folder)), settings["training"]
    checksum = lambda batch: zlib.crc32(b"".join(np.ascontiguousarray(part, "<f4").tobytes() for part in batch))
    count = min(128, max(32, 2 * training["batchSize"]))
    drawn = {
        f"training step {step}": (task.sample(Random(training["seed"], TRAIN, int(step)), training["batchSize"]), known)
        for step, known in settings["batches"]["training"].items()
    }
    drawn["held-out data"] = task.held_out(Random(training["seed"], HELD_OUT), count), settings["batches"]["heldOut"]
    if task.test:
        drawn["test data"] = task.test(), settings["batches"]["test"]
    return [name for name, (batch, known) in drawn.items() if checksum(batch) != known]


def check(folder):
    """What is wrong, one line each; and the largest distance of each precision."""
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    weights, probe = load_file(folder / "weights.safetensors"), load_file(folder / "probe.safetensors")
    made = make(settings["network"])
    weights = {name: weights[name] for name in made.state_dict()}  # Without the optimizer's moments.
    wrong, largest = [f"{name}: not the page's" for name in check_batches(settings, folder)], {}
    for dtype, bar in BARS.items():
        for plain in (False, True) if settings["network"]["model"] in ("rnn", "lstm", "gru") else (False,):
            for name, far in compare(settings, weights, probe, dtype, plain).items():
                largest[dtype] = max(largest.get(dtype, 0), far)
                if not far <= bar:
                    wrong.append(f"{name} in {str(dtype)[6:]}{' by the plain cell' if plain else ''}: {far:.1e} apart")
    begin(made, settings["network"], settings["training"]["seed"])
    for name, values in load_file(folder / "start.safetensors").items():
        far = distance(made.state_dict()[name], values)
        if not far <= START_BAR:
            wrong.append(f"start {name}: {far:.1e} apart")
    return wrong, largest


def main(folders):
    torch.set_num_threads(1)
    failed = 0
    for folder in folders:
        wrong, largest = check(folder)
        failed += bool(wrong)
        told = "; ".join(wrong[:3]) + (f"; and {len(wrong) - 3} more" if len(wrong) > 3 else "")
        figures = ", ".join(f"{str(dtype)[6:]} within {far:.1e}" for dtype, far in largest.items())
        print(f"{folder.name if len(folders) > 1 else 'check.py'}: {told or 'as on the page'} ({figures})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or [HERE]))
