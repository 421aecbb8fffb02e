"""What came of all runs: a table by setting, and the picture that the page draws of a study."""

import statistics

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402


def quartiles(values):
    """Lower quartile, median, upper quartile."""
    if len(values) == 1:
        return values * 3
    return statistics.quantiles(values, n=4, method="inclusive")


def named(job):
    return ", ".join(f"{key} {value}" for key, value in job.items() if key != "seed") or "the settings of the link"


def report(results, settings, name="report.png"):
    if not results:
        return print("There are no runs yet: start some with --seeds.")
    groups = {}
    for result in results:
        groups.setdefault((named(result["job"]), result["steps"]), []).append(result)
    label = settings["task"]["metric"]["label"]
    print(f"{'setting':32} {'runs':>5} {'solved':>7}  steps to solved (quartiles)   held-out loss (quartiles)      {label}")
    for (setting, steps), runs in groups.items():
        solved = [run["solvedAt"] for run in runs if run["solvedAt"] is not None]
        low, middle, high = quartiles(solved) if solved else ("-", "-", "-")
        losses, metrics = quartiles([run["heldOutLoss"] for run in runs]), quartiles([run["metric"] for run in runs])
        took = f"{middle:.0f} ({low:.0f} to {high:.0f})" if solved else f"none within {steps}"
        print(f"{setting:32} {len(runs):5} {len(solved):7}  {took:28}  {losses[1]:.3g} ({losses[0]:.3g} to {losses[2]:.3g}){'':8} {metrics[1]:.3g}")
    draw(groups, settings, name)
    print(f"Drawn in {name}.")


def draw(groups, settings, name):
    """Above, steps to solved: a dot a seed, a line through the medians. Below, the held-out loss at the end."""
    figure, (above, below) = plt.subplots(2, 1, sharex=True, figsize=(max(5, 1.2 * len(groups)), 7), layout="constrained")
    for axes, key, title in ((above, "solvedAt", "steps to solved"), (below, "heldOutLoss", "held-out loss")):
        medians = []
        for place, runs in enumerate(groups.values()):
            values = [run[key] for run in runs if run[key] is not None]
            axes.plot([place] * len(values), values, "o", alpha=0.4, color="tab:blue")
            if values:
                medians.append((place, statistics.median(values)))
        if medians:
            axes.plot(*zip(*medians), "-", color="tab:orange", label="median")
        axes.set_ylabel(title)
        axes.set_yscale("log")
    below.axhline(settings["task"]["solved"], color="gray", linestyle=":", label="solved")
    below.legend()
    below.set_xticks(range(len(groups)), [setting for setting, _ in groups], rotation=30, ha="right")
    figure.suptitle(settings["link"].partition("#")[2])
    figure.savefig(name, dpi=120)
