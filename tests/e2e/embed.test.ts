/** The page within a page of another origin: it trains there, and leaves wheel, keys and history to the page around. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { browser } from './browser.ts';
import { siteUrl } from './site.ts';

// It trains on when it has solved its task: what is looked for is whether it goes on.
const SMALL = 'task=adding&length=10&cell=lstm&units=8&batch=8&backend=cpu&solved=on';

/** The page around, at another address than the site's. */
let around = '';
const server = createServer((_request, response) =>
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(around),
);
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const HOST = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

interface State {
  readonly type: string;
  readonly link: string;
  readonly step: number;
  readonly playing: boolean;
}

interface Hosted {
  readonly page: Page;
  readonly frame: () => Frame;
  /** What the frame has said last of its run. */
  readonly state: () => Promise<State | undefined>;
  readonly press: (name: string) => Promise<void>;
  readonly troubles: string[];
  /** Names of the site's files that were asked for. */
  readonly files: string[];
}

interface Look {
  readonly file?: string;
  readonly attributes?: string;
  /** Before any script of the frame. */
  readonly before?: string;
  readonly script?: string;
}

/** A page of another site with the embedded one in a frame, and room to scroll. */
async function host(fragment: string, look: Look = {}): Promise<Hosted> {
  const { file = 'embed.html', attributes = '', before, script = '' } = look;
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  const troubles: string[] = [];
  const files: string[] = [];
  page.on('console', (message) => troubles.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().startsWith(siteUrl)) files.push(request.url().slice(siteUrl.length).split('#')[0]!);
  });
  if (before) await page.addInitScript(before);
  const source = `${siteUrl}${file}#${fragment}`.replaceAll('&', '&amp;');
  around = `<!doctype html><body style="margin: 0"><link rel="icon" href="data:,">
    <iframe id="unroll" width="700" height="500" src="${source}" ${attributes}></iframe>
    <div style="height: 3000px"></div>
    <script>
      window.told = [];
      window.keys = [];
      addEventListener('message', ({ data }) => told.push(data));
      addEventListener('keydown', ({ key }) => keys.push(key));
    </script>${script}`;
  await page.goto(HOST);
  const state = () =>
    page.evaluate(() =>
      (window as unknown as { told: State[] }).told.findLast(({ type }) => type === 'unroll:state'),
    );
  const press = (name: string) =>
    page.frameLocator('#unroll').getByRole('button', { name, exact: true }).click();
  return { page, frame: () => page.frames()[1]!, state, press, troubles, files };
}

const step = async ({ state }: Hosted) => (await state())?.step ?? 0;

async function trains(hosted: Hosted): Promise<void> {
  const before = await step(hosted);
  await expect.poll(() => step(hosted), { timeout: 30_000 }).toBeGreaterThan(before);
}

async function rests(hosted: Hosted): Promise<void> {
  await expect.poll(async () => (await hosted.state())?.playing).toBe(false);
}

describe('the page in a frame of another origin', () => {
  it('loads nothing but its poster before somebody presses Play, and trains then', async () => {
    const hosted = await host(`view=embed&${SMALL}`);
    await hosted.page.frameLocator('#unroll').getByText('Adding problem · LSTM').waitFor();
    await hosted.page.waitForLoadState('networkidle');
    expect(hosted.files.map((file) => file.replace(/-[\w-]+\./, '.')).toSorted()).toEqual([
      'assets/embed.css',
      'assets/embed.js',
      'before.js',
      'embed.html',
    ]);
    await hosted.press('Play');
    await trains(hosted);
    expect(hosted.troubles).toEqual([]);
  });

  it.each([
    ['an ordinary link that asks for it', { file: '' }],
    ['a sandboxed frame', { attributes: 'sandbox="allow-scripts"' }],
    ['a sandboxed frame of its own origin', { attributes: 'sandbox="allow-scripts allow-same-origin"' }],
    [
      'a browser that denies storage and permissions',
      {
        attributes: 'allow=""',
        before: `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
          Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
          delete Navigator.prototype.clipboard; delete Navigator.prototype.mediaDevices;`,
      },
    ],
  ])('trains without a complaint in %s', async (_what, look) => {
    const hosted = await host(`view=embed&${SMALL}`, look);
    await hosted.press('Play');
    await trains(hosted);
    expect(hosted.troubles).toEqual([]);
  });

  it('leaves the wheel to the page around, and trains only while it is in sight', async () => {
    const hosted = await host(`view=embed&${SMALL}`);
    const { page } = hosted;
    await hosted.press('Play');
    await trains(hosted);
    const scrolled = () => page.evaluate(() => scrollY);
    for (const place of ['.score-plot', '.results-canvas', '.embed-bar']) {
      await hosted.frame().locator(place).first().hover();
      const before = await scrolled();
      await page.mouse.wheel(0, 20);
      await expect.poll(scrolled).toBe(before + 20);
    }
    await page.evaluate(() => scrollTo(0, 2000));
    await rests(hosted);
    await page.evaluate(() => scrollTo(0, 0));
    await trains(hosted);
  });

  it('leaves the keys to the page around, also once it was clicked', async () => {
    const hosted = await host(`view=embed&${SMALL}`);
    const { page } = hosted;
    const heard = () => page.evaluate(() => (window as unknown as { keys: string[] }).keys.splice(0));
    await hosted.press('Play');
    await trains(hosted);
    await page.keyboard.press('x');
    expect(await heard()).toEqual(['x']);
    await hosted.press('Pause');
    await rests(hosted);
    const before = await step(hosted);
    // By Tab the focus may be within it all the same.
    await hosted.frame().locator('.embed-way a').focus();
    for (const key of ['Space', '.', 'r', 'l', 's', 'ArrowLeft', '?']) await page.keyboard.press(key);
    expect(await heard()).toEqual([]);
    expect(await hosted.state()).toMatchObject({ step: before, playing: false });
    expect(await hosted.frame().locator('dialog').count()).toBe(0);
  });

  it('has keys of its own where its link says so', async () => {
    const hosted = await host(`view=embed&keys=on&${SMALL}`);
    await hosted.press('Play');
    await trains(hosted);
    await hosted.page.keyboard.press('r');
    await rests(hosted);
    expect(await step(hosted)).toBe(0);
    expect(hosted.frame().url()).toContain('keys=on');
  });

  it('fits frames of any shape, and asks each for the same height however high that is', async () => {
    const hosted = await host(`view=embed&${SMALL}`);
    const { page } = hosted;
    await hosted.press('Play');
    await trains(hosted);
    const resize = (width: number, height: number) =>
      page.evaluate(
        ([w, h]) => Object.assign(document.querySelector('iframe')!, { width: w, height: h }),
        [width, height],
      );
    const sizes = [[320, 360], [320, 1000], [560, 400], [900, 560], [1200, 400]] as const; // prettier-ignore
    for (const [width, height] of sizes) {
      await resize(width, height);
      const inside = () =>
        hosted.frame().evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const cut = [...document.querySelectorAll('.embed, .embed-body, .embed-score, .embed-loss')].filter(
            (each) => each.scrollHeight > each.clientHeight + 1,
          );
          const canvas = document.querySelector('.embed-loss canvas')!.getBoundingClientRect();
          return {
            innerWidth,
            scrollWidth,
            scrollHeight,
            cut: cut.length,
            loss: canvas.bottom <= innerHeight,
          };
        });
      await expect
        .poll(inside, { message: `${width} × ${height}` })
        .toEqual({ innerWidth: width, scrollWidth: width, scrollHeight: height, cut: 0, loss: true });
    }
    const heights = await page.evaluate(() =>
      (window as unknown as { told: { type?: string; height?: number }[] }).told.flatMap(
        ({ type, height }) => (type === 'unroll:height' ? [height] : []),
      ),
    );
    // Once for each change between a narrow frame and a wide one.
    expect(heights.length).toBeLessThanOrEqual(3);
  });

  it('is steered by the page around, and by nobody else', async () => {
    const hosted = await host(SMALL, {
      script: `<script src="${siteUrl}embed-host.js"></script><script>
        window.unroll = UnrollEmbed(document.querySelector('iframe'), { resize: false });
        window.states = [];
        unroll.onState((state) => states.push(state));
      </script>`,
    });
    const ask = (work: string) => hosted.page.evaluate(work);
    await hosted.frame().locator('#poster-play').waitFor();
    await ask('unroll.play()');
    await trains(hosted);
    await hosted.frame().evaluate(() => {
      for (const type of ['unroll:reset', 'unroll:pause']) window.postMessage({ type, version: 1 }, '*');
    });
    await hosted.page.evaluate(() => {
      const { contentWindow } = document.querySelector('iframe')!;
      for (const type of ['unroll:reset', 'pause', 'toString'])
        contentWindow!.postMessage({ type, version: 2 }, '*');
    });
    await trains(hosted);
    await ask(`unroll.set('${siteUrl}#${SMALL.replace('adding', 'parity')}')`);
    await expect.poll(async () => (await hosted.state())?.link).toContain('task=parity');
    expect(await hosted.state()).toMatchObject({ step: 0, playing: false });
    await expect.poll(() => ask('states.at(-1).link')).toContain('task=parity');
    expect(await ask('history.length')).toBe(2);
    expect(hosted.troubles).toEqual([]);
  });
});

it('hands in to a page around that asks for it, and only when the visitor says so', async () => {
  const hosted = await host(`handin=1&${SMALL}`, {
    attributes: 'allow="clipboard-write"',
    script: `<script src="${siteUrl}embed-host.js"></script><script>
      window.handed = [];
      UnrollEmbed(document.querySelector('iframe'), { resize: false }).onHandIn(({ text }) => handed.push(text));
      Object.assign(document.querySelector('iframe'), { width: 320, height: 360 });
    </script>`,
  });
  const { page } = hosted;
  await hosted.press('Play');
  await trains(hosted);
  await hosted.press('Hand in…');
  const dialog = page.frameLocator('#unroll').getByRole('dialog', { name: 'Hand in' });
  await dialog.getByText(HOST.slice(0, -1)).waitFor();
  // The focus is its own as long as the dialog is open.
  await page.keyboard.type('Ada');
  const text = dialog.getByLabel('Text to send');
  await expect.poll(() => text.inputValue()).toContain('Name: Ada\n');
  const handed = () => page.evaluate(() => (window as unknown as { handed: string[] }).handed);
  await dialog.getByRole('button', { name: /^Copy|^Copied/ }).click();
  expect(await handed()).toEqual([]);
  await dialog.getByRole('button', { name: 'Hand in to the page around' }).click();
  await expect.poll(handed).toEqual([await text.inputValue()]);
  await dialog.getByText(/^Given to the page around\./).waitFor();
  expect(
    await hosted.frame().evaluate(() => {
      const { right, bottom } = document.querySelector('dialog')!.getBoundingClientRect();
      return [document.documentElement.scrollWidth, right <= innerWidth, bottom <= innerHeight];
    }),
  ).toEqual([320, true, true]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(hosted.troubles).toEqual([]);
});

it('the example page shows its frames, and speaks with one of them', async () => {
  const page = await browser.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.goto(`${siteUrl}embed-example.html`);
  await page.frameLocator('#unroll').getByRole('button', { name: 'Play' }).waitFor();
  await page.locator('#play').click();
  await expect.poll(() => page.locator('#state').innerText(), { timeout: 30_000 }).toMatch(/^Step [1-9]/);
  await page.locator('#rnn').click();
  // What comes to rest there: before the first evaluation there is no loss for a moment.
  await expect
    .poll(() => page.locator('#state').innerText(), { timeout: 30_000 })
    .toMatch(/^Step 0, loss \d\.\d+: untrained\.$/);
  expect(troubles).toEqual([]);
});
