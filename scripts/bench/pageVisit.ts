/** The benchmark's page in a browser without a window. */
import { cpus } from 'node:os';
import type { Browser, Page } from 'playwright';
import type { LeftOut, Measured } from '../../src/bench/rounds.ts';
import type { Size } from '../../src/bench/workers/protocol.ts';
import { serve, type Served } from '../lib/site.ts';
import type { Product, ProductRate } from './browser/arithmetic.ts';
import type { HoldingsAt, MeasureRequest } from './browser/main.ts';
import type { Redraw } from './browser/redraw.ts';
import { benchFolder } from './bundle.ts';
import { Peers, PEERS } from './native/peer.ts';

/** What lets a page share memory between threads, which WebAssembly needs to use more than one core. */
export const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export class BenchSession {
  private constructor(
    private readonly site: Served,
    private readonly page: Page,
    private readonly peers: Peers,
  ) {}

  /** @param say hears what is being measured */
  static async open(browser: Browser, say: (sentence: string) => void): Promise<BenchSession> {
    const site = await serve([0], { folder: benchFolder, headers: ISOLATED });
    const page = await browser.newPage();
    const peers = new Peers();
    await page.exposeFunction('unrollSay', say);
    await page.exposeFunction('unrollAskPeer', peers.ask.bind(peers));
    await page.exposeFunction('unrollEndPeer', peers.end.bind(peers));
    await page.addInitScript((names) => (window.unrollPeers = names), PEERS);
    await page.goto(site.url);
    await page.waitForFunction(() => window.unrollBench !== undefined);
    return new BenchSession(site, page, peers);
  }

  measure(request: MeasureRequest): Promise<{ measured: Measured[]; leftOut: LeftOut[] }> {
    return this.page.evaluate((value) => window.unrollBench!.measure(value), request);
  }

  holdings(contestant: string, size: Size, steps: readonly number[]): Promise<HoldingsAt[]> {
    return this.page.evaluate(([name, at, until]) => window.unrollBench!.holdings(name, at, until), [
      contestant,
      size,
      steps,
    ] as const);
  }

  productRates(products: readonly Product[]): Promise<ProductRate[]> {
    return this.page.evaluate((value) => window.unrollBench!.productRates(value), products);
  }

  redraws(steps: readonly number[]): Promise<Redraw[]> {
    return this.page.evaluate((value) => window.unrollBench!.redraws(value), steps);
  }

  /** Graphics, browser and processor, each in its own words. */
  async device(browser: Browser): Promise<string> {
    const renderer = await this.page.evaluate(() => window.unrollBench!.renderer());
    const processors = cpus();
    const model = (processors[0]?.model ?? '').replaceAll(/\((R|TM)\)|CPU|@.*$/g, '').replaceAll(/\s+/g, ' ');
    return [
      renderer ?? 'no WebGL 2',
      `Chromium ${browser.version()}`,
      `${model.trim() || 'unnamed processor'}, ${processors.length} cores`,
    ].join('; ');
  }

  async close(): Promise<void> {
    this.peers.endAll();
    await this.page.close();
    await this.site.close();
  }
}
