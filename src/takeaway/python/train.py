"""Trains the network of this folder in PyTorch, once or many times.

  python train.py                                  one run; its first line says whether it follows the page's curve
  python train.py --export trained.safetensors     then writes what Unroll's page loads again
  python train.py --seeds 0:64 --lr 1e-3,3e-3      a grid; also --length, --units, --layers, --cell, --batch, --clip
  python train.py --seeds 0:64 --together 64       so many networks at once in one process
  python train.py --study                          the study in the link: what it sweeps, with its seeds; or --study LINK
  torchrun --nproc-per-node=8 train.py --seeds …   the grid's runs shared out; started again, it goes on where it stopped
  torchrun --nproc-per-node=8 train.py --ddp       one large network, each process with its share of every batch
  python train.py --report                         medians, quartiles and report.png of all runs so far
"""

import argparse
import csv
import itertools
import json
import os
from pathlib import Path
from urllib.parse import unquote

import torch
import torch.distributed as dist
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from tasks import LENGTH
from training import OPTIONS, PLACES, RANK, WORLD, Run, changed, data_of, device

HERE = Path(__file__).resolve().parent
RUNS = Path("runs")
FOLLOWS, FOLLOWED = 1e-4, 100
OPTION_KEYS = {key for options in OPTIONS.values() for key in options}


def settings_of(folder):
    """settings.json, with the arrays of data.npz under "data"."""
    return json.loads((folder / "settings.json").read_text("utf-8")) | {"data": data_of(folder)}


def say(*words):
    if RANK == 0:
        print(*words, flush=True)


def page_losses(folder):
    """The page's training losses by step."""
    with open(folder / "history.csv", newline="") as file:
        return {int(row["step"]): float(row["loss"]) for row in csv.DictReader(file) if row["loss"]}


def following(ours, page):
    """One line on whether our losses are the page's."""
    steps = [step for step in sorted(page) if step <= min(FOLLOWED, len(ours))]
    if not steps:
        return "history.csv has no step of the page to compare with."
    far, at = max((abs(ours[step - 1] / page[step] - 1), step) for step in steps)
    verdict = "Follows" if far <= FOLLOWS else "DOES NOT FOLLOW"
    return f"{verdict} the page's curve up to step {steps[-1]}: at most {far:.1e} apart, relative, at step {at}."


def export(run, settings, job, name):
    """Writes the first network with its optimizer as Unroll's page loads it: the link's last word on a setting counts."""
    gone = {"sweep", "seeds", "steps"} | (OPTION_KEYS if "cell" in job else set())
    kept = [pair for pair in settings["link"].split("&") if pair.partition("=")[0] not in (*job, *gone)]
    link = "&".join([*kept, *(f"{key}={value}" for key, value in job.items())])
    tensors = {key: value.detach().cpu().contiguous() for key, value in run.network.state_dict().items()}
    if run.many:
        tensors = {key: value[0].cpu().contiguous() for key, value in run.parameters.items()}
    names = settings["moments"]
    for key, parameter in run.parameters.items():
        for prefix, kept in zip(names, ("exp_avg", "exp_avg_sq") if len(names) == 2 else ("square_avg", "momentum_buffer")):
            moment = run.optimizer.state[parameter].get(kept)
            if moment is not None:
                tensors[prefix + key] = (moment[0] if run.many else moment).cpu().contiguous()
    with safe_open(HERE / "weights.safetensors", "pt") as page:
        known = {key: value for key, value in page.metadata().items() if key == "own"}  # Which own data it needs.
    save_file(tensors, name, metadata={"format": "pt", "link": link, "step": str(run.step), **known})
    say(f"Written to {name}: step {run.step}, {link}")


def one_run(settings, job, steps, ddp):
    """One run; where no setting is another than the page's, from the page's own start and held against its curve."""
    start = None if job else load_file(HERE / "start.safetensors")
    run, page, losses = Run(settings, [settings["training"]["seed"]], start, ddp=ddp), page_losses(HERE), []
    for step in range(1, steps + 1):
        losses += run.train()
        if step == min(FOLLOWED, steps) and not job:
            say(following(losses, page))
        if step % 100 == 0 or step == steps:
            (loss, metric), label = run.judge()[0], settings["task"]["metric"]["label"]
            say(f"step {step}: loss {losses[-1]:.4g}, held-out loss {loss:.6g}, {label} {metric:.4g}")
    return run


def jobs_of(settings, arguments):
    """Every combination of the grid, as the link's keys and values; seeds vary last."""
    grid = {key: value.split(",") for key in PLACES if key != "seed" and (value := getattr(arguments, key, None))}
    if arguments.length:
        grid[LENGTH.get(settings["task"]["id"], "length")] = arguments.length.split(",")
    seeds = arguments.seeds or str(settings["training"]["seed"])
    if arguments.study:
        pairs = [pair.split("=", 1) for pair in unquote(arguments.study.partition("#")[2] or arguments.study).split("&")]
        grid |= {axis.partition(":")[0]: axis.partition(":")[2].split(",") for key, axis in pairs if key == "sweep"}
        count, first = int(dict(pairs).get("seeds", 1)), settings["training"]["seed"]
        seeds = arguments.seeds or f"{first}:{first + count}"
        arguments.steps = arguments.steps or int(dict(pairs).get("steps", 3000))
    first, colon, stop = seeds.partition(":")
    seeds = range(int(first), int(stop)) if colon else [int(seed) for seed in seeds.split(",")]
    combinations = [dict(zip(grid, values)) for values in itertools.product(*grid.values())]
    return combinations, list(seeds)


def finished():
    """All results in the folder of runs, of whatever process."""
    files = sorted(RUNS.glob("rank-*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines() if line.endswith("]}")]


def run_grid(settings, combinations, seeds, steps, together):
    """Every job of this rank, several seeds at once; what is finished already is left out."""
    done = {json.dumps([result["job"], result["steps"]], sort_keys=True) for result in finished()}
    groups = []
    for combination in combinations:
        left = [s for s in seeds if json.dumps([combination | {"seed": s}, steps], sort_keys=True) not in done]
        groups += [(combination, left[k : k + together]) for k in range(0, len(left), together)]
    say(f"{len(combinations) * len(seeds)} runs of {steps} steps, {sum(len(left) for _, left in groups)} of them still to do.")
    RUNS.mkdir(exist_ok=True)
    for combination, left in groups[RANK::WORLD]:
        run = Run(changed(settings, combination), left)
        histories = [[] for _ in left]
        for step in range(0, steps + 1):
            losses = run.train() if step else [None] * len(left)
            if step % settings["training"]["evaluateEvery"] == 0 or step == steps:
                for history, loss, judged in zip(histories, losses, run.judge()):
                    history.append([step, loss, *judged])
        with open(RUNS / f"rank-{RANK}.jsonl", "a") as file:
            for seed, history in zip(left, histories):
                solved = next((step for step, _, held, _ in history if step and held <= run.solved), None)
                result = dict(job=combination | {"seed": seed}, steps=steps, solvedAt=solved, heldOutLoss=history[-1][2],
                              metric=history[-1][3], history=history)  # fmt: skip
                # A line of its own, whatever a process that was stopped has left behind; the history last.
                print(f"\n{json.dumps(result)}", end="", file=file, flush=True)
        print(f"process {RANK}: {combination or 'the settings of the link'}, seeds {left}: done", flush=True)


def main():
    settings = settings_of(HERE)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, help="how many training steps, else as many as on the page")
    parser.add_argument("--seeds", help="0:64 or 1,2,3")
    parser.add_argument("--length", help="lengths of the task, with commas between")
    for key in PLACES:
        if key != "seed":
            parser.add_argument(f"--{key}", help="values, with commas between")
    parser.add_argument("--together", type=int, default=1, help="networks at once in one process")
    parser.add_argument("--study", nargs="?", const=settings["link"], metavar="LINK", help="of the page, or another")
    parser.add_argument("--ddp", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--export", metavar="FILE")
    arguments = parser.parse_args()
    if arguments.report:
        from report import report  # Needs matplotlib, which nothing else does.

        return report(finished(), settings)
    if device().type == "cpu":
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // WORLD) if arguments.ddp else 1)
    combinations, seeds = jobs_of(settings, arguments)
    steps = arguments.steps or settings["step"] or 1000
    if len(combinations) * len(seeds) > 1 or arguments.study:
        return run_grid(settings, combinations, seeds, steps, arguments.together)
    job = combinations[0] | ({"seed": seeds[0]} if arguments.seeds else {})
    if arguments.ddp:
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    own = changed(settings, job)
    run = one_run(own, job, steps, arguments.ddp)
    if arguments.export and RANK == 0:
        export(run, own, job, arguments.export)
    if arguments.ddp:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
