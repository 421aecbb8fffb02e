"""One training run, or several side by side that differ in their seeds alone: batches, loss, gradient, clipping, update."""

import copy
import math
import os

import numpy as np
import torch
import torch.distributed as dist
from torch.func import functional_call, grad_and_value, stack_module_state, vmap
from torch.nn import functional as F

from network import make
from start import begin
from tasks import Task
from unroll_random import HELD_OUT, TRAIN, Random, drawn_ahead

RANK, WORLD = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
OPTIONS = dict(rnn=dict(activation="tanh"), lstm=dict(forget="one"), gru=dict(reset="after"), mingru={},
               attention=dict(heads=2, position="sinusoid"), feedforward=dict(window=1))  # fmt: skip
# What a setting is called in the link, and where it stands in settings.json.
PLACES = dict(seed=("training", "seed", int), lr=("training", "learningRate", float), clip=("training", "clipNorm", float),
              batch=("training", "batchSize", int), optimizer=("training", "optimizer", str), units=("network", "units", int),
              layers=("network", "layers", int), truncate=("network", "truncate", int), init=("network", "init", str),
              gain=("network", "gain", float), cell=("network", "model", str))  # fmt: skip
torch.backends.cudnn.allow_tf32 = False  # 32 bits are to mean 32 bits.


def device():
    return torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if torch.cuda.is_available() else torch.device("cpu")


def data_of(folder):
    return dict(np.load(folder / "data.npz")) if (folder / "data.npz").exists() else {}


def changed(settings, job):
    """The settings with those of a job, whose keys are the link's, in place of their own."""
    settings = copy.deepcopy(settings)
    for key, value in job.items():
        key = dict(vary="variation").get(key, "shortest" if key == "from" else key)
        if key in PLACES:
            part, name, kind = PLACES[key]
            settings[part][name] = kind(value)
            settings["changes"] = settings["changes"] if key == "seed" else []
        else:
            known = settings["task"]["options"] if key in settings["task"]["options"] else settings["network"]["options"]
            known[key] = type(known.get(key, value))(value)
    if "cell" in job and set(settings["network"]["options"]) != set(OPTIONS[job["cell"]]):
        settings["network"]["options"] = OPTIONS[job["cell"]]
    return settings


def read(batch, inputs, dtype=torch.float32, where=None):
    """A batch as tensors; symbols become one-hot rows."""
    x, targets, mask = (torch.from_numpy(np.ascontiguousarray(part)).to(where) for part in batch)
    x = F.one_hot(x.long(), inputs["size"]) if inputs["kind"] == "symbols" else x
    return x.to(dtype), targets.to(dtype), mask.to(dtype)


def loss_of(kind, outputs, targets, mask):
    """The sum of the losses that count, and how many do: the loss is their quotient, over the whole batch."""
    if kind == "softmax":
        losses = -outputs.log_softmax(-1).gather(-1, targets.long()[..., None])[..., 0]
    elif kind == "binary":
        losses = F.softplus((1 - 2 * targets) * outputs[..., 0])
    else:
        losses = (outputs[..., 0] - targets) ** 2
    return (losses * mask).sum(), mask.sum().clamp(min=1)


def metric_of(metric, kind, outputs, targets, mask, loss):
    """What the page shows beside the loss."""
    if metric["kind"] in ("bits", "rmse"):
        return loss * math.log2(math.e) if metric["kind"] == "bits" else math.sqrt(loss) * metric["scale"]
    if metric["kind"] == "within":
        right = (outputs[..., 0] - targets).abs() <= metric["tolerance"]
    else:
        right = (outputs.argmax(-1) if kind == "softmax" else outputs[..., 0] > 0) == targets
    if metric["kind"] == "exact":
        return (right | (mask == 0)).all(-1).float().mean().item()
    mask = mask * (targets != metric["ignoreClass"]) if "ignoreClass" in metric else mask
    return ((right * mask).sum() / mask.sum().clamp(min=1)).item()


class Run:
    """Networks that differ in their seeds alone, trained side by side; by themselves, or of all ranks one."""

    def __init__(self, settings, seeds, start=None, plain=False, ddp=False):
        self.settings, self.seeds, self.ddp, self.device, self.step = settings, seeds, ddp, device(), 0
        task, training = settings["task"], settings["training"]
        self.task, self.inputs = Task(task, settings["data"]), task["inputs"]
        count = min(128, max(32, 2 * training["batchSize"]))
        self.judges = [self.task.held_out(Random(seed, HELD_OUT), count) for seed in seeds]
        settings["network"]["steps"] = self.judges[0].targets.shape[1]
        networks = [make(settings["network"], plain or len(seeds) > 1) for _ in seeds]
        for network, seed in zip(networks, seeds):
            network.load_state_dict(start) if start else begin(network, settings["network"], seed)
        self.network = networks[0].to(self.device)
        self.many = len(seeds) > 1
        if self.many:
            self.parameters = {name: p.detach().to(self.device) for name, p in stack_module_state(networks)[0].items()}
        else:
            self.parameters = dict(self.network.named_parameters())
        kinds = dict(adam=(torch.optim.Adam, {}), rmsprop=(torch.optim.RMSprop, dict(alpha=0.9)),
                     momentum=(torch.optim.SGD, dict(momentum=0.9)), sgd=(torch.optim.SGD, {}))  # fmt: skip
        make_optimizer, extra = kinds[training["optimizer"]]
        self.optimizer = make_optimizer(self.parameters.values(), lr=training["learningRate"], **extra)
        self.ahead, self.draws = [], 0

    @property
    def solved(self):
        """The held-out loss from which on the task counts as solved; in copy memory it goes with the length."""
        options = self.task.options
        if self.task.id != "copy":
            return self.settings["task"]["solved"]
        shortest, longest = min(options["shortest"], options["lag"]), options["lag"]
        return -math.log(0.95) * options["items"] / ((shortest + longest) / 2 + 2 * options["items"])

    def batches(self, size):
        """The batches of the next step, a seed each; random numbers are drawn for several steps at once."""
        if not self.ahead:
            steps = range(self.step, self.step + max(1, 64 // len(self.seeds)))
            streams = drawn_ahead([(seed, TRAIN, step) for step in steps for seed in self.seeds], self.draws)
            self.ahead = [streams[k : k + len(self.seeds)] for k in range(0, len(streams), len(self.seeds))]
        streams = self.ahead.pop(0)
        drawn = [self.task.sample(stream, size) for stream in streams]
        self.draws = max(stream.used for stream in streams)
        return drawn

    def tensors(self, batches):
        read_all = [read(batch, self.inputs, where=self.device) for batch in batches]
        return [torch.stack(parts) for parts in zip(*read_all)] if self.many else read_all[0]

    def gradients(self, inputs, targets, mask):
        """Losses, and the gradient in every parameter's `grad`."""
        kind = self.settings["task"]["loss"]

        def loss(parameters, inputs, targets, mask):
            total, count = loss_of(kind, functional_call(self.network, parameters, (inputs,)), targets, mask)
            return total / count

        if self.many:
            found, losses = vmap(grad_and_value(loss))(self.parameters, inputs, targets, mask)
            for name, parameter in self.parameters.items():
                parameter.grad = found[name]
            return losses
        self.optimizer.zero_grad()
        total, count = loss_of(kind, self.network(inputs), targets, mask)
        if self.ddp:  # Sums and counts are added up over all: a mean of means is wrong where masks differ.
            count = mask.sum()
            dist.all_reduce(count)
            count = count.clamp(min=1)
        (total / count).backward()
        if self.ddp:
            total = total.detach()
            for part in [total, *(p.grad for p in self.parameters.values())]:
                dist.all_reduce(part)
        return (total / count).detach()[None]

    def train(self):
        """One update; the losses before it."""
        self.step += 1
        training = self.settings["training"] | {}
        for change in self.settings["changes"]:
            if change["step"] <= self.step:
                training |= change
        batches = self.batches(training["batchSize"])
        if self.ddp:
            batches = [[part[RANK::WORLD] for part in batch] for batch in batches]
        losses = self.gradients(*self.tensors(batches))
        for name, count in self.network.spare().items():
            self.parameters[name].grad[..., :count] = 0
        if training["clipNorm"]:
            norms = sum(p.grad.flatten(1 if self.many else 0).square().sum(-1) for p in self.parameters.values()).sqrt()
            shorter = training["clipNorm"] / norms.clamp(min=training["clipNorm"])
            for p in self.parameters.values():
                p.grad *= shorter.view(-1, *[1] * (p.dim() - 1)) if self.many else shorter
        for group in self.optimizer.param_groups:
            group["lr"] = training["learningRate"]
        self.optimizer.step()
        return losses.tolist()

    @torch.no_grad()
    def judge(self):
        """Held-out loss and metric of each network."""
        task, found = self.settings["task"], []
        for k, batch in enumerate(self.judges):
            inputs, targets, mask = read(batch, self.inputs, where=self.device)
            mine = {name: p[k] if self.many else p for name, p in self.parameters.items()}
            outputs = functional_call(self.network, mine, (inputs,))
            total, count = loss_of(task["loss"], outputs, targets, mask)
            loss = (total / count).item()
            found.append((loss, metric_of(task["metric"], task["loss"], outputs, targets, mask, loss)))
        return found
