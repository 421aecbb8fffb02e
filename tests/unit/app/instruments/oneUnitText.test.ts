import { describe, expect, it } from 'vitest';
import { gradientSentence } from '../../../../src/app/instruments/oneUnit/gradientText.ts';
import { FIRST_LAB, type InputChoice, type Lab } from '../../../../src/app/instruments/oneUnit/options.ts';
import { responseSentence } from '../../../../src/app/instruments/oneUnit/responseText.ts';
import { gradientsBack, inputOf, respond } from '../../../../src/math/oneUnit.ts';

const lab = (part: Partial<Lab>): Lab => ({ ...FIRST_LAB, ...part });
const statesOf = (of: Lab) => respond(of, inputOf(of.input === 'shown' ? 'impulse' : of.input, of.timeSteps));
const response = (part: Partial<Lab>) => responseSentence(lab(part), statesOf(lab(part)));
const gradient = (part: Partial<Lab>) =>
  gradientSentence(lab(part), gradientsBack(lab(part), statesOf(lab(part))));

describe('the sentence on the gradient', () => {
  it.each([
    [
      { a: 0.9, timeSteps: 21 },
      'Each step back keeps 90 % of the gradient: it halves every 6.6 steps, and after 20 steps 12 % is left.',
    ],
    [
      { a: -0.9, timeSteps: 21 },
      'Each step back turns the gradient’s sign and keeps 90 % of its size: it halves every 6.6 steps, and after 20 steps 12 % is left.',
    ],
    [
      { a: 0.3, timeSteps: 21 },
      'Each step back keeps 30 % of the gradient: after 20 steps 3.5·10⁻¹¹ is left.',
    ],
    [{ a: 1 }, 'Each step back keeps the whole gradient, however long the sequence is.'],
    [{ a: -1 }, 'Each step back turns the gradient’s sign and keeps its size, however long the sequence is.'],
    [
      { a: 1.1, timeSteps: 21 },
      'Each step back makes the gradient 1.10 times as large: it explodes, doubles every 7.3 steps, and over 20 steps becomes 6.7 times as large.',
    ],
    [{ a: 0 }, 'With a = 0 no state reaches the next one, so nothing comes back from the last step.'],
    [
      { a: 1.2, squashed: true, b: 0, timeSteps: 21 },
      'Each step back multiplies by a times the slope of tanh, at most 1.20 and here 1.20 on average: over 20 steps the gradient becomes 38 times as large.',
    ],
  ] as const)('of %o', (part, sentence) => {
    expect(gradient(part)).toBe(sentence);
  });
});

describe('the sentence on the response', () => {
  it.each([
    [
      { a: 0.9, timeSteps: 21 },
      'What comes in at t = 1 fades: after 20 steps 12 % of it is left in the state.',
    ],
    [{ a: 1 }, 'What comes in at t = 1 is kept whole for ever.'],
    [
      { a: 0.9, input: 'step' },
      'Each step adds the input and loses a share of what is there: the state comes to rest at b/(1 − a) = 10.00.',
    ],
    [
      { a: 1, input: 'step', timeSteps: 20 },
      'Nothing is lost, so the state counts: it adds 1.00 at each step and is 20.00 at t = 20.',
    ],
    [
      { a: 1.5, squashed: true },
      'What comes in at t = 1 is latched: the state goes to 0.86 and stays there, so its sign is remembered for ever, though the gradient fades.',
    ],
    [{ b: 0 }, 'With b = 0 nothing comes in, and the state stays 0.'],
  ] as const)('of %o', (part, sentence) => {
    expect(response(part)).toBe(sentence);
  });
});

it('is one whole sentence, with numbers that can be read, wherever the sliders stand', () => {
  const inputs: readonly InputChoice[] = ['impulse', 'step', 'alternating', 'shown'];
  for (const squashed of [false, true])
    for (const input of inputs)
      for (const timeSteps of [10, 200])
        for (const b of [-1.5, 0, 0.5])
          for (let a = -150; a <= 150; a += 5) {
            const part = { a: a / 100, b, squashed, input, timeSteps };
            for (const sentence of [response(part), gradient(part)]) {
              expect(sentence, JSON.stringify(part)).toMatch(/^\S.*\.$/);
              expect(sentence, JSON.stringify(part)).not.toMatch(/NaN|undefined|infinite|not a number|\d{8}/);
              expect(sentence.length, sentence).toBeLessThan(200);
            }
          }
});
