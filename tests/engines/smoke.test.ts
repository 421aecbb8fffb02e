/** The built site in other engines than Chromium: what a visitor does first works there, and learns what it learns elsewhere. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dist, root, serve, type Served } from '../../scripts/lib/site.ts';
import type { PageManifest } from '../../scripts/lib/sizes.ts';
import { MARKED_STEPS, markOf } from '../../src/math/curveMark.ts';
import { ENGINE_CURVE, ENGINE_LINK, ENGINE_MARKS } from '../fixtures/engineCurve.ts';
import { shapes } from '../fixtures/effort.ts';
import { eventually } from '../fixtures/eventually.ts';
import { openEngines } from './driver/open.ts';
import { INK_OF_CHART, PRELUDE, type Noted } from './prelude.ts';

/** Keys as WebDriver names them. */
const [PAGE_UP, PAGE_DOWN, ESCAPE] = ['\uE00E', '\uE00F', '\uE00C'] as const;

const { engines, notes } = await openEngines();

it.for(notes)('%s', (_sentence, { skip }) => skip('The report of the run ends with this sentence.'));

let site: Served;
let folder: string;
beforeAll(async () => {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as PageManifest;
  const entry = path.join(dist, manifest['index.html']!.file);
  site = await serve([0], { preludeOf: (file) => (file === entry ? PRELUDE : '') });
  folder = mkdtempSync(path.join(tmpdir(), 'unroll-engines-'));
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await site.close();
  rmSync(folder, { recursive: true });
});

describe.each(engines.map((engine) => [`${engine.kind} ${engine.version}`, engine] as const))(
  'in %s',
  (_name, engine) => {
    const noted = async () => (await engine.evaluate('noted')) as Noted;
    const becomes = (text: string) =>
      eventually(async () => expect(await engine.shows(text), `the page says "${text}"`).toBe(true));
    const visit = async (link: string) => {
      // Another fragment of the same address is no new page.
      await engine.goto('about:blank');
      await engine.goto(`${site.url}${link}`);
      await becomes('Press Play.');
    };
    const stepCount = async () => {
      const text = await engine.evaluate(`document.querySelector('.count')?.innerText ?? '0'`);
      return Number((text as string).replaceAll(/[^0-9]/g, ''));
    };
    const trainTo = async (step: number) => {
      await engine.press('Play');
      await eventually(async () => expect(await stepCount()).toBeGreaterThanOrEqual(step));
      await engine.press('Pause');
      const mayStep = `[...document.querySelectorAll('.command-step')].some(({ ariaDisabled }) => ariaDisabled === 'false')`;
      await eventually(async () => expect(await engine.evaluate(mayStep)).toBe(true));
    };

    it('trains on Play, on the curve of Chromium, also where its worker is lost on the way', async () => {
      await visit(ENGINE_LINK);
      await engine.evaluate('void (window.loseWorkerAt = 30)');
      await trainTo(MARKED_STEPS);
      const { losses, workers, contradictions, troubles } = await noted();
      const worst = Math.max(...ENGINE_CURVE.map((loss, k) => Math.abs(losses[k]! / loss - 1)));
      expect(worst).toBeLessThan(1e-4);
      const mark = markOf(losses);
      expect(ENGINE_MARKS).toContain(mark);
      await becomes(mark!);
      expect({ workers, contradictions, troubles }).toEqual({ workers: 2, contradictions: 0, troubles: [] });
      expect(await engine.shows('The training worker crashed; training ')).toBe(true);
    });

    it('goes on after a reload at the step it had reached', async () => {
      await visit(ENGINE_LINK);
      await trainTo(10);
      const before = (await noted()).losses;
      await engine.reload();
      await becomes('Go on at step ');
      const offer = (await engine.evaluate(`document.querySelector('.go-on').innerText`)) as string;
      const reached = Number(offer.replaceAll(/[^0-9]/g, ''));
      expect(reached).toBe(before.length);
      await engine.press('Go on at step');
      await eventually(async () => expect(await stepCount()).toBe(reached));
      await trainTo(reached + 20);
      const { losses, troubles } = await noted();
      expect(losses[reached], 'the next step').toBeGreaterThan(0);
      expect(losses[reached - 1], 'is the first that this page has trained').toBeNull();
      expect(troubles).toEqual([]);
    });

    it('is worked on a projector by a clicker: on and back, black and back, full screen, and F5 changes nothing', async () => {
      const holds = (expression: string, value: unknown = true) =>
        eventually(async () => expect(await engine.evaluate(expression), expression).toBe(value));
      const black = `document.querySelector('.stage-blank') !== null`;
      const full = 'document.fullscreenElement !== null';
      await engine.goto('about:blank');
      await engine.goto(`${site.url}#view=present&list=adding-gru,parity-gru&${ENGINE_LINK.slice(1)}`);
      await becomes('2 examples');
      await engine.key(PAGE_DOWN);
      await becomes('1 of 2');
      await engine.key(PAGE_DOWN);
      await becomes('2 of 2');
      await engine.key(PAGE_UP);
      await becomes('1 of 2');
      await engine.key('b');
      await holds(black);
      await engine.key(PAGE_DOWN);
      await holds(black, false);
      await engine.key('.');
      await holds(black);
      await engine.key(ESCAPE);
      await holds(black, false);
      await engine.key('f');
      await holds(full);
      await engine.key('f');
      await holds(full, false);
      const link = await engine.evaluate('location.href');
      await engine.reload();
      await becomes('1 of 2');
      expect(await engine.evaluate('location.href')).toBe(link);
      expect(await stepCount()).toBe(0);
      await engine.key(ESCAPE);
      await holds(`document.querySelector('.stage-bar')`, null);
      expect((await noted()).troubles).toEqual([]);
    });

    it('gives away a picture with its chart in it', async () => {
      await visit(ENGINE_LINK);
      await trainTo(20);
      // The charts come after the score, too, and the menu when it is asked for.
      await eventually(() => engine.press('Save as picture or CSV: Loss'));
      await eventually(() => engine.click('//*[@role="menuitem"][contains(., "Picture")]'));
      await eventually(async () =>
        expect(await engine.evaluate(`noted.files.some(({ type }) => type === 'image/png')`)).toBe(true),
      );
      // An empty chart has no ink but that of what lies over it.
      expect(await engine.evaluate(INK_OF_CHART('.results-chart'))).toBeGreaterThan(0.01);
    });

    it('writes a link that opens the same experiment again', async () => {
      await visit(ENGINE_LINK);
      // The settings come after the score.
      await eventually(async () => {
        await engine.evaluate(`void (() => {
      const select = [...document.querySelectorAll('select')].find(({ options }) => [...options].some(({ value }) => value === 'gru'));
      select.value = 'gru';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
        expect(await engine.evaluate('location.hash')).toContain('cell=gru');
      });
      const link = (await engine.evaluate('location.hash')) as string;
      await visit(link);
      expect(await engine.evaluate('location.hash')).toBe(link);
      const chosen = '[...document.querySelectorAll("select")].map(({ value }) => value)';
      await eventually(async () => expect(await engine.evaluate(chosen)).toContain('gru'));
    });

    it('trains on a file of the visitor’s own', async () => {
      const file = path.join(folder, 'own.csv');
      const lines = Array.from({ length: 240 }, (_, k) => `${1990 + k},${(10 + Math.sin(k / 4)).toFixed(3)}`);
      writeFileSync(file, ['year,level', ...lines].join('\n'));
      await visit('#task=forecast&cell=gru&units=4&batch=8&backend=wasm');
      await eventually(() => engine.press('Use a series of your own'));
      await eventually(() => engine.type('//input[@type="file"]', file));
      await becomes('level');
      await engine.press('Use this column');
      await eventually(async () => expect(await engine.evaluate('location.hash')).toContain('series=own'));
      await trainTo(20);
      expect((await noted()).troubles).toEqual([]);
    });

    it.each(shapes([], ['a lesson', 'data that nothing has loaded yet']))(
      'opens without a network once it is kept: %s',
      async (what) => {
        const own = await serve([0], { leadsTo: { '/index.html': '/' } });
        await engine.goto('about:blank');
        await engine.goto(own.url);
        await becomes('Press Play.');
        await engine.press('Help');
        await eventually(() => engine.press('Keep for offline'));
        await becomes('Unroll is kept in this browser');
        await own.close();
        await engine.goto('about:blank');
        await engine.goto(
          `${own.url}${what === 'a lesson' ? '#lesson=fading&at=2' : '#task=text&units=8&batch=8'}`,
        );
        await becomes(what === 'a lesson' ? 'How much comes back?' : 'Press Play.');
        await engine.press('Play');
        await eventually(async () => expect(await stepCount()).toBeGreaterThan(0));
      },
    );

    it.each([
      [1366, 768],
      [390, 844],
    ])('fits a window of %i × %i pixels without scrolling sideways', async (width, height) => {
      await visit(ENGINE_LINK);
      // A window may have a least width, of some 450 pixels.
      expect(await engine.resize(width, height)).toBeLessThan(width + 120);
      const wider = `[document.documentElement, ...document.querySelectorAll('.column, .frame')]
      .filter((each) => each.scrollWidth > each.clientWidth && getComputedStyle(each).overflowX !== 'hidden')
      .map((each) => each.className + ' ' + each.scrollWidth + ' > ' + each.clientWidth)`;
      await eventually(async () => expect(await engine.evaluate(wider)).toEqual([]));
    });
  },
);

/** The environment without what the test runner puts there for itself. */
const { NODE_ENV: _, ...around } = process.env;
const env = Object.fromEntries(Object.entries(around).filter(([name]) => !name.startsWith('VITEST')));

it.runIf(engines.some(({ kind }) => kind === 'Firefox'))(
  'the compiled kernels give in Firefox what the reference gives, in both builds',
  { timeout: 120_000 },
  async () => {
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
    const told = await promisify(execFile)(
      process.execPath,
      [vitest, 'run', '--config', 'tests/engines/firefox.config.ts', '--root', root],
      { cwd: root, env: { ...env, NO_COLOR: '1' } },
    ).then(
      ({ stdout }) => stdout,
      ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}\n${stderr}`,
    );
    expect(told).toMatch(/Test Files +2 passed \(2\)/);
  },
);
