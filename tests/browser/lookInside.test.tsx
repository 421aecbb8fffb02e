/** Eigenvalues, state paths, the longest T solved and the strip by length, on a client that is answered by the test. */
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Found } from '../../src/worker/protocol.ts';
import { frame } from '../fixtures/fakeSession.ts';
import { fakeScore } from './scoreFakes.ts';
import {
  closePage,
  expectAccessible,
  expectControlsWhole,
  expectNoSidewaysScroll,
  openPage,
} from './appPage.tsx';
import { eventually } from '../fixtures/eventually.ts';

beforeEach(() => page.viewport(1440, 900));
afterEach(closePage);

const tab = (name: string) => page.getByRole('tab', { name });
const picture = (name: RegExp) => page.getByRole('slider', { name });

function eigenvalues(radius: number, part: Partial<Found<'eigenvalues'>> = {}): Found<'eigenvalues'> {
  return {
    kind: 'eigenvalues',
    step: 20,
    layer: 0,
    of: 'g',
    radius,
    norm: 2,
    real: Float64Array.of(radius, 0, 0),
    imaginary: Float64Array.of(0, 0.5, -0.5),
    ...part,
  };
}

/** True where something was drawn. */
function isDrawn(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value > 0);
}

async function expectHolds(what: string) {
  await expectAccessible(what);
  for (const width of [320, 1024]) {
    await page.viewport(width, 800);
    // Charts follow a moment later.
    await eventually(() => expectNoSidewaysScroll(`${what} at ${width}`));
    expectControlsWhole(`${what} at ${width}`);
  }
}

describe('the eigenvalues', () => {
  it('asks nothing before it is opened, then of the step at the playhead, and of what is chosen', async () => {
    const { client } = openPage('task=adding&cell=lstm&layers=2');
    expect(client.questions.map(({ question }) => question.kind)).toEqual(['score']);
    await tab('Eigenvalues').click();
    await eventually(() =>
      expect(client.asked('eigenvalues')).toEqual([
        { kind: 'eigenvalues', of: 'jacobian', layer: 0, example: 0 },
      ]),
    );
    expect(client.open('eigenvalues')!.pace).toEqual({ least: 700 });
    client.answer('eigenvalues', eigenvalues(0.9, { of: 'jacobian', at: 4, example: 0 }));
    await expect
      .element(page.getByText(/^At t = 5 of example 1 .* shrink to 0\.90 of its size with each\.$/))
      .toBeVisible();
    await page.getByLabelText('eigenvalues of').selectOptions('g');
    await eventually(() =>
      expect(client.asked('eigenvalues').at(-1)).toEqual({ kind: 'eigenvalues', of: 'g', layer: 0 }),
    );
    client.answer('eigenvalues', eigenvalues(1.75));
    await expect.element(page.getByText(/^The eigenvalues of U_g reach 1\.75/)).toBeVisible();
    await expectHolds('with the eigenvalues');
  });

  it('is walked through by arrow keys, and says each eigenvalue', async () => {
    const { client } = openPage('task=adding&cell=rnn');
    await tab('Eigenvalues').click();
    await eventually(() => expect(client.open('eigenvalues')).toBeDefined());
    client.answer('eigenvalues', eigenvalues(0.8, { of: 'U' }));
    const plane = picture(/^Eigenvalues on the complex plane/);
    await expect.element(page.getByText('0.80', { exact: true })).toBeVisible();
    await eventually(() => expect(isDrawn(plane.element() as HTMLCanvasElement)).toBe(true));
    (plane.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect
      .element(plane)
      .toHaveAttribute(
        'aria-valuetext',
        'Eigenvalue 2 of 3: 0.00 + 0.50i, size 0.50, turns by 90° a time step.',
      );
    await userEvent.keyboard('{End}');
    await expect.element(plane).toHaveAttribute('aria-valuenow', '3');
    expect(client.calls, 'no step of the training was meant').toEqual(['load']);
  });
});

describe('the one-unit lab', () => {
  it('follows its controls by keys, says what is seen, and leads to the eigenvalues', async () => {
    const { client, state } = openPage('task=adding&cell=rnn');
    await tab('One unit').click();
    await expect.element(page.getByText(/^Each step back keeps 90 % of the gradient/)).toBeVisible();
    (page.getByRole('textbox', { name: 'weight a' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByText(/^Each step back keeps 91 % of the gradient/)).toBeVisible();
    await userEvent.keyboard('{Control>}a{/Control}-1{Enter}');
    await expect.element(page.getByText(/^Each step back turns the gradient’s sign and keeps/)).toBeVisible();
    const curve = picture(/^The state of the unit/);
    await eventually(() => expect(isDrawn(curve.element() as HTMLCanvasElement)).toBe(true));
    (curve.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(curve).toHaveAttribute('aria-valuetext', 't = 2: x = 0.00, h = −1.00.');
    client.answer('score', fakeScore());
    await page.getByLabelText('input x').selectOptions('shown');
    await expectHolds('with the one-unit lab');
    expect(client.calls, 'the network was not touched').toEqual(['load']);
    await page.getByRole('button', { name: 'Open Eigenvalues' }).click();
    expect(state().instrument).toBe('eigenvalues');
    await expect.element(tab('Eigenvalues')).toHaveFocus();
  });
});

describe('the paths', () => {
  it('are asked for with the shown example, laid as before, and shown by a choice', async () => {
    const { client } = openPage('task=adding&cell=lstm');
    await tab('State paths (PCA)').click();
    await eventually(() =>
      expect(client.asked('statePaths')).toMatchObject([
        { kind: 'statePaths', state: 'h', layer: 0, example: 0 },
      ]),
    );
    const axes = Float64Array.of(1, 0, 0, 1);
    const found: Found<'statePaths'> = {
      kind: 'statePaths', step: 0, layer: 0, state: 'h', examples: Int32Array.of(0, 1), lengths: Int32Array.of(2, 2),
      points: Float32Array.of(-1, 0, 1, 0, 0, -1, 0, 1), targets: Float32Array.of(0.5, 1.5), axes, shares: [0.5, 0.25],
    }; // prettier-ignore
    client.answer('statePaths', found);
    await expect
      .element(
        page.getByText(/^The first two principal components explain 75\.0 % of the variance of 32 units/),
      )
      .toBeVisible();
    const plane = picture(/^Hidden states of validation/);
    (plane.element() as HTMLElement).focus();
    await userEvent.keyboard('{End}{Enter}');
    expect(client.examples).toEqual([0, 1]);
    await expect
      .element(plane)
      .toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(/^Example 2, target 1\.50/) as unknown as string,
      );
    await expectHolds('with the paths');
    const fake = { task: 'adding', cell: 'lstm' } as const;
    client.answer('score', fakeScore(fake, 20, 1));
    await new Promise(requestAnimationFrame);
    expect(client.asked('statePaths'), 'example 2 is among them').toHaveLength(1);
    client.answer('score', fakeScore(fake, 20, 5));
    await eventually(() => expect(client.asked('statePaths').at(-1)).toMatchObject({ example: 5, axes }));
  });
});

describe('the longest T solved', () => {
  it('takes runs down, and tries a cell at another T', async () => {
    const { client, state } = openPage('task=adding&length=50&cell=lstm');
    await tab('Longest T solved').click();
    await expect.element(page.getByText(/^No run of this task has been judged/)).toBeVisible();
    client.events.frame(frame(40, 0.001));
    await expect.element(page.getByText('T = 50, solved at step 40', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'try T = 100 with LSTM' }).click();
    expect(client.loads.at(-1)).toMatchObject({ experiment: { cell: 'lstm', taskOptions: { length: 100 } } });
    expect(state().playing).toBe(true);
    await page.getByRole('button', { name: 'Try another cell' }).click();
    await page.getByRole('button', { name: 'try T = 100 with GRU' }).click();
    expect(client.loads.at(-1)).toMatchObject({ experiment: { cell: 'gru', taskOptions: { length: 100 } } });
    await expectHolds('with the longest T solved');
  });

  it('leads to what a teacher has locked whoever wants another', async () => {
    const { state } = openPage('lock=cell&task=adding&length=50&cell=lstm');
    await tab('Longest T solved').click();
    await page.getByRole('button', { name: 'Try another cell' }).click();
    const other = page.getByRole('button', { name: 'try T = 50 with GRU' }).element() as HTMLElement;
    expect(other.getAttribute('aria-disabled')).toBe('true');
    expect(page.getByRole('button', { name: /with LSTM$/ }).element().ariaDisabled).toBe('false');
    other.click();
    expect(state()).toMatchObject({ dialog: 'locked', experiment: { cell: 'lstm' } });
  });

  it('says what to choose where a task has none', async () => {
    openPage('task=text&cell=lstm');
    await tab('Longest T solved').click();
    await expect.element(page.getByText(/has no T that makes it harder: choose a memory task/)).toBeVisible();
  });
});

describe('the strip by length', () => {
  it('is measured on demand, says what it means, and keeps its room', async () => {
    const { client } = openPage('task=adding&length=20&cell=lstm');
    const strip = page.getByRole('region', { name: 'By length' });
    await expect.element(strip.getByText(/^Not measured yet/)).toBeVisible();
    const height = () => strip.element().getBoundingClientRect().height;
    const before = height();
    await strip.getByRole('button', { name: 'measure now' }).click();
    const { lengths } = client.asked('lengths')[0]!;
    client.answer('lengths', {
      step: 20,
      results: lengths.map((length) => ({ length, loss: length / 1000, metric: length > 20 ? 0.25 : 1 })),
    });
    await expect
      .element(strip.getByText('Trained on 20 time steps (shaded). Twice as long: 25.0 % instead of 100 %.'))
      .toBeVisible();
    expect(height()).toBe(before);
    await strip.getByRole('radio', { name: 'loss' }).click();
    await expect.element(strip.getByText(/Twice as long: loss 2× larger\.$/)).toBeVisible();
    const chart = strip.getByRole('slider');
    (chart.element() as HTMLElement).focus();
    await userEvent.keyboard('{Home}');
    await expect
      .element(chart)
      .toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(new RegExp(`^${lengths[0]} time steps: loss 0[.]0`)) as unknown as string,
      );
    expect(height()).toBe(before);
    await expectHolds('with the strip');
  });

  it('is measured in sight once the network has learned something, and again when it is asked for', async () => {
    const { client, session } = openPage('task=adding&length=20&cell=lstm');
    const strip = page.getByRole('region', { name: 'By length' });
    await expect.element(strip).toBeInTheDocument();
    strip.element().scrollIntoView();
    await new Promise((done) => setTimeout(done, 100));
    expect(client.asked('lengths'), 'an untrained network').toEqual([]);
    client.events.frame(frame(20, 0.1));
    await eventually(() => expect(client.open('lengths')!.pace).toEqual({ least: 3000, first: 3000 }));
    const measure = strip.getByRole('button', { name: 'measure now' });
    await measure.click();
    await measure.click();
    expect(client.asked('lengths'), 'the first need not be waited for').toHaveLength(2);
    expect(client.open('lengths')!.pace).toEqual({ least: 3000, first: 0 });
    const results = [10, 20].map((length) => ({ length, loss: 0.1, metric: 1 }));
    client.answer('lengths', { step: 20, results });
    await expect.element(strip.getByText('at step 20')).toBeVisible();
    client.answer('lengths', { step: 40, results });
    await expect.element(strip.getByText('at step 40')).toBeVisible();

    await page.viewport(1440, 200);
    document.documentElement.scrollTo(0, 0);
    await eventually(() => expect(client.open('lengths'), 'out of sight').toBeUndefined());
    await expect.element(strip.getByText('at step 40')).toBeInTheDocument();
    session.reset();
    await expect.element(strip.getByText(/^Not measured yet/)).toBeInTheDocument();
  });
});
