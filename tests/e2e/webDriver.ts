/**
 * WebKit by plain WebDriver: as much of the protocol as the tests need. WebKitGTK's driver and its small browser are packages of
 * many Linux systems (Debian and Ubuntu: webkit2gtk-driver, and xvfb where there is no screen).
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Programs {
  readonly driver: string;
  readonly browser: string;
  /** What gives it a screen; undefined where there is one. */
  readonly screen?: string;
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Distributions keep the browser with its library: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser, for instance. */
function miniBrowser(): string | undefined {
  const inside = (folder: string) =>
    statSync(folder, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(folder).map((name) => path.join(folder, name))
      : [];
  const folders = ['/usr/lib', '/usr/libexec', '/usr/lib64'].flatMap((folder) => [folder, ...inside(folder)]);
  return folders
    .flatMap(inside)
    .filter((folder) => /\/webkit2?gtk-[\d.]+$/.test(folder))
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .findLast((file) => existsSync(file));
}

/** The programs of this machine, or undefined where one is missing. */
export function webKitHere(): Programs | undefined {
  if (process.platform !== 'linux') return undefined;
  const [driver, browser, screen] = [onPath('WebKitWebDriver'), miniBrowser(), onPath('xvfb-run')];
  if (driver === undefined || browser === undefined) return undefined;
  if (process.env.DISPLAY !== undefined) return { driver, browser };
  return screen === undefined ? undefined : { driver, browser, screen };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, ...text, signal: AbortSignal.timeout(60_000) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (value?.error !== undefined) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** A window of WebKit. */
export class WebKit {
  private constructor(
    private readonly session: string,
    private readonly stop: () => void,
  ) {}

  static async open({ driver, browser, screen }: Programs): Promise<WebKit> {
    const port = await freePort();
    const [program, ...args] = [...(screen === undefined ? [] : [screen, '-a']), driver, `--port=${port}`];
    // A group of its own, so that the screen goes with it. Root has no sandbox to run in.
    const started = spawn(program!, args, {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    });
    const stop = () => void process.kill(-started.pid!);
    const url = `http://127.0.0.1:${port}`;
    const patience = performance.now() + 30_000;
    while (!(await ask('GET', `${url}/status`).catch(() => false))) {
      if (performance.now() > patience) {
        stop();
        throw new Error('WebKit’s driver did not start.');
      }
      await sleep(100);
    }
    const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
    const made = await ask('POST', `${url}/session`, { capabilities: { alwaysMatch: options } });
    return new WebKit(`${url}/session/${(made as { sessionId: string }).sessionId}`, stop);
  }

  async goto(url: string): Promise<void> {
    await ask('POST', `${this.session}/url`, { url });
  }

  /** The value of an expression on the page. */
  evaluate(expression: string): Promise<unknown> {
    return ask('POST', `${this.session}/execute/sync`, { script: `return (${expression})`, args: [] });
  }

  /** Clicks what an XPath finds first, as a visitor would. */
  async click(xpath: string): Promise<void> {
    const found = await ask('POST', `${this.session}/element`, { using: 'xpath', value: xpath });
    const [id] = Object.values(found as Record<string, string>);
    await ask('POST', `${this.session}/element/${id}/click`, {});
  }

  async close(): Promise<void> {
    await ask('DELETE', this.session).catch(() => {});
    this.stop();
  }
}
