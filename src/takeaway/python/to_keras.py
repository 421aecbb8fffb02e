"""The network's weights for Keras 3, layer by layer, as `set_weights` takes them: python to_keras.py"""

import json
import os
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

HERE = Path(__file__).resolve().parent


def exchanged(matrix):
    """PyTorch's gates r z n as Keras has them: z r h, along the last axis."""
    r, z, n = np.split(matrix, 3, -1)
    return np.concatenate([z, r, n], -1)


def layer_weights(settings, weights, layer):
    """Kernel, recurrent kernel and bias of a recurrent layer."""
    part = lambda name: weights.get(f"rnn.{name}_l{layer}")
    kernel, recurrent = part("weight_ih").T, part("weight_hh").T
    bias, second = part("bias_ih"), part("bias_hh")
    if settings["model"] != "gru":
        return [kernel, recurrent, bias + second]
    if settings["options"]["reset"] == "before":
        return [exchanged(kernel), exchanged(recurrent), exchanged(bias)]
    return [exchanged(kernel), exchanged(recurrent), exchanged(np.stack([bias, second]))]


def all_weights(settings, weights):
    """For `Sequential([layer, …, Dense(outputs)]).set_weights(…)`."""
    layers = [array for layer in range(settings["layers"]) for array in layer_weights(settings, weights, layer)]
    return [*layers, weights["head.weight"].T, weights["head.bias"]]


def keras_model(settings):
    os.environ.setdefault("KERAS_BACKEND", "torch")  # It is here anyway.
    from keras import Input, Sequential, layers

    options, units = settings["options"], settings["units"]
    make = dict(
        rnn=lambda: layers.SimpleRNN(units, activation=options["activation"], return_sequences=True),
        lstm=lambda: layers.LSTM(units, return_sequences=True),
        gru=lambda: layers.GRU(units, return_sequences=True, reset_after=options["reset"] == "after"),
    )[settings["model"]]
    recurrent = [make() for _ in range(settings["layers"])]
    return Sequential([Input((None, settings["inputs"])), *recurrent, layers.Dense(settings["outputs"])])


def main():
    settings = json.loads((HERE / "settings.json").read_text("utf-8"))
    network, task = settings["network"], settings["task"]
    if network["model"] not in ("rnn", "lstm", "gru"):
        return print(f"Keras has no layer for {network['model']}.")
    arrays = all_weights(network, load_file(HERE / "weights.safetensors"))
    print("set_weights takes arrays of these shapes:", *[array.shape for array in arrays])
    try:
        model = keras_model(network)
    except ImportError:
        return print("Keras is not installed here, so its answers were not compared.")
    model.set_weights(arrays)
    probe = load_file(HERE / "probe.safetensors")
    inputs = probe["inputs"]
    if task["inputs"]["kind"] == "symbols":
        inputs = np.eye(network["inputs"])[inputs.astype(int)]
    far = np.abs(model.predict(inputs.astype(np.float32), verbose=0) - probe["outputs"]).max()
    print(f"Keras answers as the page's reference, at most {far:.1e} apart." if far < 1e-4 else f"Keras DIFFERS by {far:.1e}.")


if __name__ == "__main__":
    main()
