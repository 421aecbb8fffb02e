/** Files of the built site that do not arrive: every part of the page that comes later fails alone, and can be had again. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page, Route } from 'playwright';
import { describe, expect, it } from 'vitest';
import { dist } from '../../scripts/lib/site.ts';
import { firstLoad, type PageManifest } from '../../scripts/lib/sizes.ts';
import { WORKER_MANIFEST, type WorkerChunk } from '../../scripts/vite/siteRecord.ts';
import { shapes } from '../fixtures/effort.ts';
import { browser } from './browser.ts';
import { siteUrl, stepCount, untilReady } from './site.ts';

// It trains on when it has solved its task, slowly: what is looked for is whether it goes on.
const BASE = 'units=8&batch=8&backend=cpu&solved=on&speed=ten';
const SMALL = `#task=adding&length=10&cell=lstm&${BASE}`;

type Act = (page: Page) => Promise<unknown>;

/** Whatever lies over it: notices do. */
const click = (target: Locator) => target.first().dispatchEvent('click');
const press = (name: string | RegExp) => (page: Page) => click(page.getByRole('button', { name }));
const tab = (name: string) => (page: Page) => click(page.getByRole('tab', { name }));
const take = (what: string) => async (page: Page) => {
  await press('Save as picture or CSV: Score')(page);
  await click(page.getByRole('menuitem', { name: what }));
};

/** What loads parts, by the page on which it is done; files that must be there for it, and entries that it wants. */
interface Group {
  readonly link: string;
  readonly acts: readonly Act[];
  readonly there?: readonly string[];
  readonly wants: readonly string[];
}

const GROUPS: readonly Group[] = [
  {
    link: SMALL,
    acts: [
      (page) => click(page.getByText('Lanes as tables')),
      press('Examples'),
      press(/^Close$/),
      ...[
        'Inside a unit',
        'Change the input',
        'Intervene',
        'Rewind training',
        'Eigenvalues',
        'One unit',
        'State paths (PCA)',
        'Longest T solved',
      ].map(tab),
    ],
    there: ['drawer/Drawer.tsx'],
    wants: [
      'race/RaceResults.tsx',
      'score/ChosenLane.tsx',
      'dialogs/Dialogs.tsx',
      'instruments/insideUnit/InsideUnitPanel.tsx',
      'instruments/changeInput/ChangeInputPanel.tsx',
      'instruments/intervene/IntervenePanel.tsx',
      'instruments/rewind/RewindPanel.tsx',
      'instruments/eigenvalues/Eigenvalues.tsx',
      'instruments/oneUnit/OneUnitLab.tsx',
      'instruments/statePaths/StatePaths.tsx',
      'instruments/longestSolved/LongestSolved.tsx',
    ],
  },
  {
    link: SMALL,
    acts: [take('Picture'), take('Numbers'), press(/^Phases/)],
    there: ['race/RaceResults.tsx'],
    wants: [
      'panels/Settings.tsx',
      'drawer/Drawer.tsx',
      'export/save.ts',
      'score/scoreTable.ts',
      'phases/phases.ts',
    ],
  },
  {
    link: `#task=text&${BASE}`,
    acts: [press('Share'), press(/^Save or open a network/), press(/of your own/)],
    there: ['dialogs/Dialogs.tsx', 'panels/Settings.tsx', 'product/Product.tsx'],
    wants: ['product/sample/SampleStrip.tsx', 'dialogs/OwnTextDialog.tsx', 'networks/NetworksDialog.tsx'],
  },
  {
    link: `#task=forecast&${BASE}`,
    acts: [press(/of your own/)],
    there: ['dialogs/Dialogs.tsx', 'panels/Settings.tsx', 'product/Product.tsx'],
    wants: ['product/freeRun/FreeRunStrip.tsx', 'dialogs/OwnSeriesDialog.tsx'],
  },
  // Its link opens the dialog.
  {
    link: `${SMALL}&sweep=length:5,10`,
    acts: [],
    there: ['dialogs/Dialogs.tsx'],
    wants: ['study/StudyDialog.tsx'],
  },
  {
    link: `#task=dates&${BASE}`,
    acts: [],
    there: ['product/Product.tsx'],
    wants: ['product/ask/AskStrip.tsx'],
  },
  {
    link: `#task=digits&${BASE}`,
    acts: [],
    there: ['product/Product.tsx'],
    wants: ['product/hear/HearStrip.tsx'],
  },
  {
    link: SMALL,
    acts: [(page) => page.keyboard.press('p')],
    there: ['race/RaceResults.tsx', 'panels/Settings.tsx', 'drawer/Drawer.tsx'],
    wants: ['present/Stage.tsx'],
  },
  {
    link: `${SMALL}&vs=cell:gru`,
    acts: [],
    there: ['race/RaceResults.tsx', 'panels/Settings.tsx'],
    wants: ['race/RacePanel.tsx', 'race/RaceScores.tsx', 'race/RaceWords.tsx', 'race/RaceTable.tsx'],
  },
];

/** Wanted by what is loaded itself; each says so as the others do, in a place of its own. */
const WITHIN = new RegExp(
  [
    'ShownBar',
    'ScaleChoice',
    'UnitOrder',
    'score/gestures',
    'editGestures',
    'diagnosis',
    'PhasesBar',
    'GoOn',
    'OwnDrop',
    'app/classroom/',
    'networks/open',
    'networks/takeZip',
    'store/kept',
    'Estimate',
    'NextOffers',
    'InsideSettings',
    'product/Product',
    'product/ResultPanel',
    'Standings',
    'WaitsFor',
    'mark/Mark',
    'Story',
    'HandInDialog',
    'dialogs/AboutDialog',
    'dialogs/TextbookDialog',
    'dialogs/share/EmbedPart',
    'OfflineSwitch',
    'store/study',
    'SeedWords',
    'saveStudy',
  ].join('|'),
);

/** Loaded when own data are tried, whose dialog says so itself, and for lessons and frames, which have tests of their own. */
const ELSEWHERE = /papaparse|^src\/tasks\/|^src\/lessons\/|src\/app\/lesson\/|src\/app\/embed\//;

const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as PageManifest;
const first = firstLoad(manifest, 'index.html');
const WORKERS = new Set(
  (JSON.parse(readFileSync(path.join(dist, WORKER_MANIFEST), 'utf8')) as WorkerChunk[]).map(
    ({ file }) => file,
  ),
);

const FAILED = '.part-failure, .part-failure-line, .part-failure-tool';
const NOTICE = /did not arrive|has not arrived/;

const notFound = (route: Route) =>
  route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' });
const offline = (route: Route) => route.abort('internetdisconnected');

const failures = async (page: Page) => [
  ...(await page.locator(FAILED).allInnerTexts()),
  ...(await page.locator('.notice').filter({ hasText: NOTICE }).allInnerTexts()),
];
const said = async (page: Page) => (await failures(page)).length;

async function goesOn(page: Page): Promise<void> {
  const before = await stepCount(page);
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(before);
  expect(await page.getByText('The page has stumbled').count()).toBe(0);
}

/** Opens the page without some of its files, plays, does all that wants them, and has it all in the end. */
async function missAndMend(page: Page, { link, acts }: Group): Promise<void> {
  await page.goto(`${siteUrl}${link}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(0);
  for (const act of acts) {
    await act(page);
    await expect.poll(() => said(page)).toBeGreaterThan(0);
  }
  await expect.poll(() => said(page)).toBeGreaterThan(0);
  await goesOn(page);
  await page.unrouteAll();
  const away = page.getByRole('button', { name: /^Dismiss/ });
  if (await away.count()) await click(away.last());
  const tryAgain = async () => {
    const again = page.getByRole('button', { name: /^Try again/ }).first();
    if (await again.isVisible()) await click(again);
  };
  await expect
    .poll(async () => {
      await tryAgain();
      return page.locator(FAILED).count();
    })
    .toBe(0);
  for (const act of acts) await act(page).catch(() => undefined);
  // What the last act wanted may have failed only now.
  await expect
    .poll(async () => {
      await tryAgain();
      return failures(page);
    })
    .toEqual([]);
}

describe('a part of the page that does not arrive', () => {
  it('is known to this test, whatever is loaded later', () => {
    const asked = Object.entries(manifest as Record<string, { isDynamicEntry?: boolean }>);
    const known = new Set(GROUPS.flatMap(({ wants }) => wants.map((entry) => `src/app/${entry}`)));
    const unknown = asked.filter(
      ([entry, { isDynamicEntry }]) =>
        isDynamicEntry && !known.has(entry) && !ELSEWHERE.test(entry) && !WITHIN.test(entry),
    );
    expect(unknown.map(([entry]) => entry)).toEqual([]);
  });

  const later = (url: URL, there: readonly string[] = []) => {
    const file = url.pathname.slice(1);
    const needed = there.map((entry) => firstLoad(manifest, `src/app/${entry}`));
    return (
      file.startsWith('assets/') &&
      !first.scripts.includes(file) &&
      !first.styles.includes(file) &&
      !WORKERS.has(file) &&
      !needed.some(({ scripts, styles }) => scripts.includes(file) || styles.includes(file))
    );
  };

  // What a task produces is a part like the others, which a text shows in the usual run.
  const ofTasks = GROUPS.filter(({ link }) => /task=(?:forecast|dates|digits)/.test(link));
  const others = GROUPS.filter((group) => !ofTasks.includes(group));
  it.each(shapes(others, ofTasks))(
    'says so in its place, and is had by trying again: $wants',
    async (group) => {
      const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
      const missed = new Set<string>();
      await page.route(
        (url) => later(url, group.there),
        (route) => {
          missed.add(new URL(route.request().url()).pathname.slice(1));
          return notFound(route);
        },
      );
      await missAndMend(page, group);
      const untried = group.wants.filter((entry) => !missed.has(manifest[`src/app/${entry}`]!.file));
      expect(untried).toEqual([]);
    },
  );

  // Phases have no styles of their own: they come, and pause the run.
  const styled = GROUPS.filter(({ wants }) => !wants.includes('phases/phases.ts'));
  it.each(shapes(styled.slice(-1), styled.slice(0, -1)))('needs its styles, too: $wants', async (group) => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
    await page.route((url) => url.pathname.endsWith('.css') && later(url, group.there), offline);
    await missAndMend(page, group);
  });
});

describe('a file of the worker that does not arrive', () => {
  const missing = (page: Page) => page.locator('.strip p').filter({ hasText: /^A file is missing\./ });
  const chunks = JSON.parse(readFileSync(path.join(dist, WORKER_MANIFEST), 'utf8')) as WorkerChunk[];
  const training = chunks.find(
    ({ isEntry, modules }) => isEntry && modules.includes('src/worker/train.worker.ts'),
  )!;
  /** Everything that the training worker may load, its own script first. */
  const files = new Set([training.file]);
  for (const file of files) {
    const { imports = [], dynamicImports = [] } = chunks.find((chunk) => chunk.file === file) ?? {};
    for (const other of [...imports, ...dynamicImports]) files.add(other);
  }
  const fileOf = (module: string) =>
    [...files].find((file) => chunks.find((chunk) => chunk.file === file)!.modules.includes(module))!;

  const stops: readonly (readonly [string, string])[] = [
    [training.file, SMALL],
    [fileOf('src/tasks/data/alice.ts'), `#task=text&${BASE}`],
    [fileOf('src/training/trainers/wasm.ts'), SMALL.replace('cpu', 'wasm')],
    ...shapes<readonly [string, string]>(
      [],
      [
        [training.imports[0]!, SMALL],
        [fileOf('src/backend/cpu.ts'), SMALL],
        [fileOf('src/training/trainers/fused.ts'), SMALL.replace('cpu', 'webgl')],
        [fileOf('src/tasks/data/digits.ts'), `#task=digits&${BASE}`],
        [fileOf('src/tasks/data/co2.ts'), `#task=forecast&${BASE}`],
        [fileOf('src/backend/wasm.ts'), SMALL.replace('cpu', 'wasm')],
        [fileOf('src/backend/webgl.ts'), SMALL.replace('cpu', 'webgl')],
        [fileOf('src/training/trainers/referenceGradients.ts'), SMALL],
      ],
    ),
  ];

  it.each(stops)('%s is asked for once, blamed on nobody, and had by trying again', async (file, link) => {
    const page = await browser.newPage();
    let asked = 0;
    await page.route(
      (url) => url.pathname.endsWith(file),
      (route) => {
        asked++;
        return notFound(route);
      },
    );
    await page.goto(`${siteUrl}${link}`);
    await missing(page).waitFor();
    const sentence = await missing(page).innerText();
    expect(sentence).toMatch(/look whether you are online/);
    expect(sentence).not.toMatch(/card|WebAssembly|smaller/);
    expect(asked).toBe(1);
    expect(await page.locator('.notice').count()).toBe(0);
    expect(await page.getByText(/Starting…|getting ready/).count()).toBe(0);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await untilReady(page);
  });

  it('that answers a question is missed by that question alone', async () => {
    const page = await browser.newPage();
    const file = fileOf('src/training/questions/eigenvalues.ts');
    await page.route((url) => url.pathname.endsWith(file), offline);
    await page.goto(`${siteUrl}${SMALL}`);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await tab('Eigenvalues')(page);
    await page.getByText(/^What answers this did not arrive/).waitFor();
    await goesOn(page);
    await page.unrouteAll();
    await click(page.getByRole('button', { name: 'Try again', exact: true }));
    await page
      .getByText(/The largest eigenvalue|spectral radius|circle/i)
      .filter({ visible: true })
      .first()
      .waitFor();
    await expect.poll(() => page.getByText(/^What answers this did not arrive/).count()).toBe(0);
  });
});
