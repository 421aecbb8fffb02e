/** What pointer and keys do to an input. */
import { describe, expect, test } from 'vitest';
import { empty } from '../../../../src/app/instruments/changeInput/changeInputText.ts';
import { howToChange } from '../../../../src/app/score/edit/editText.ts';
import { afterKey, draggedTo, silenced, type Worked } from '../../../../src/app/score/edit/worked.ts';
import { stepsChanged } from '../../../../src/store/edits.ts';
import type { InputView } from '../../../../src/tasks/contract/views.ts';
import type { Readout } from '../../../../src/worker/protocol.ts';

function workedOn(view: InputView, inputs: number[], timeSteps: number): Worked {
  const base: Readout = {
    step: 1,
    example: 0,
    examples: 1,
    timeSteps,
    units: 1,
    inputs: Float32Array.from(inputs),
    targets: new Float32Array(timeSteps),
    mask: new Float32Array(timeSteps),
    outputs: new Float32Array(timeSteps),
    lanes: [],
    attention: [],
  };
  return { view, base, edit: undefined, range: [0, 1] };
}

const marked = workedOn(
  { kind: 'bars', label: 'value', range: [0, 1], mark: 'marked' },
  [0.5, 0, 0.25, 1],
  2,
);
const bits = workedOn({ kind: 'bars', label: 'bit', range: [0, 1] }, [1, 0, 1], 3);
const text = workedOn({ kind: 'symbols', label: 'text', symbols: ['a', 'b', 's', '\n'] }, [0, 1, 0], 3);
const sound = workedOn(
  { kind: 'spectrogram', label: 'sound', bands: [100, 200], range: [-1, 1], decibels: 60 },
  [0, 1, 0.5, 0.5, 1, 0],
  3,
);

const inputsAfter = (worked: Worked, key: string, step: number) => [
  ...(afterKey(worked, key, step)!.edit?.inputs ?? []),
];

describe('keys', () => {
  test('raise, lower and mark a bar, within its range', () => {
    expect(inputsAfter(marked, 'ArrowUp', 0)[0]).toBeCloseTo(0.55);
    expect(inputsAfter(marked, 'ArrowDown', 1)[2]).toBeCloseTo(0.2);
    expect(inputsAfter(marked, ' ', 0)).toEqual([0.5, 1, 0.25, 1]);
    let { edit } = marked;
    for (let k = 0; k < 30; k++) edit = afterKey({ ...marked, edit }, 'ArrowUp', 0)!.edit;
    expect(edit!.inputs[0]).toBe(1);
  });

  test('flip a bit, and bring it back', () => {
    expect(inputsAfter(bits, ' ', 1)).toEqual([1, 1, 1]);
    const flipped = { ...bits, edit: afterKey(bits, ' ', 1)!.edit };
    expect(afterKey(flipped, ' ', 1)).toEqual({ edit: undefined });
    expect(afterKey(flipped, 'Delete', 1)).toEqual({ edit: undefined });
  });

  test('type symbols one after another, also those that are shortcuts elsewhere', () => {
    const typed = afterKey(text, 's', 0)!;
    expect([...typed.edit!.inputs]).toEqual([2, 1, 0]);
    expect(typed.step).toBe(1);
    expect(inputsAfter(text, 'Enter', 2)).toEqual([0, 1, 3]);
    expect(inputsAfter(text, 'ArrowUp', 0)).toEqual([3, 1, 0]);
    expect(afterKey(text, 'x', 0)).toBeUndefined();
  });

  test('move along the steps without changing any', () => {
    expect(afterKey(bits, 'ArrowLeft', 0)).toEqual({ step: 0 });
    expect(afterKey(bits, 'ArrowRight', 0)).toEqual({ step: 1 });
    expect(afterKey(bits, 'End', 0)).toEqual({ step: 2 });
    expect(afterKey(bits, 'Tab', 0)).toBeUndefined();
  });
});

test('a bar is dragged to the height of the pointer', () => {
  const edit = draggedTo(marked, 0, 4, 72)!;
  expect(edit.inputs[0]).toBe(1);
  expect(draggedTo(marked, 0, 33, 72)).toBeUndefined();
  expect(draggedTo(marked, 0, 200, 72)!.inputs[0]).toBe(0);
  expect(stepsChanged(edit)).toEqual([0]);
});

test('a stretch of a sound is silenced in all its bands', () => {
  expect([...silenced(sound, [1, 2])!.inputs]).toEqual([0, 1, -1, -1, -1, -1]);
  expect(silenced(bits, [0, 2])).toBeUndefined();
});

test('an input of one’s own begins with nothing in it', () => {
  expect([...empty(marked.view, marked.base)!.inputs]).toEqual([0, 0, 0, 0]);
  expect([...empty(sound.view, sound.base)!.inputs]).toEqual([-1, -1, -1, -1, -1, -1]);
  expect([...empty(text.view, text.base)!.inputs]).toEqual([0, 0, 0]);
  for (const { view } of [marked, bits, text, sound])
    expect(howToChange(view, view === bits.view)).toMatch(/Delete/);
});
