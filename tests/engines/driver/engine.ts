/** Another engine than Chromium, by as much of WebDriver as the tests need: what WebKit and Firefox have in common. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineName } from '../../../scripts/lib/outOfDate.ts';

/** One command of WebDriver, by the name that the protocol has for it; each engine has its own way to send it. */
export interface Wire {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The body of a function on the page, with what it is given. */
  execute(body: string, args: readonly unknown[]): Promise<unknown>;
  /** The element that an XPath finds first. */
  find(xpath: string): Promise<string>;
  click(element: string): Promise<void>;
  type(element: string, text: string): Promise<void>;
  /** Presses a key, for whatever has the focus. */
  key(value: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** What WebDriver takes to press a key. */
export function pressing(value: string) {
  const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
  return { actions: [{ type: 'key', id: 'keys', actions }] };
}

/** A window of it. */
export class Engine {
  constructor(
    private readonly wire: Wire,
    readonly kind: EngineName,
    readonly version: string,
  ) {}

  goto(url: string): Promise<void> {
    return this.wire.goto(url);
  }

  reload(): Promise<void> {
    return this.wire.reload();
  }

  /** The value of an expression on the page, which a promise may bring. */
  evaluate(expression: string): Promise<unknown> {
    return this.wire.execute(`return (${expression})`, []);
  }

  /** True where the page shows that text. */
  async shows(text: string): Promise<boolean> {
    return (await this.evaluate(`document.body.innerText.includes(${JSON.stringify(text)})`)) === true;
  }

  /** Presses a button, by its label or the name that is read out. */
  async press(name: string): Promise<void> {
    const [text, label] = ['normalize-space()', '@aria-label'].map(
      (what) => `starts-with(${what}, "${name}")`,
    );
    await this.click(`//button[${text} or ${label}]`);
  }

  /** Clicks what an XPath finds first, as a visitor would. */
  async click(xpath: string): Promise<void> {
    await this.wire.click(await this.wire.find(xpath));
  }

  /** Types into what an XPath finds first; into a field for files, the path of one. */
  async type(xpath: string, text: string): Promise<void> {
    await this.wire.type(await this.wire.find(xpath), text);
  }

  /** Presses a key, by its character or its name in WebDriver; for whatever has the focus. */
  key(value: string): Promise<void> {
    return this.wire.key(value);
  }

  /** Makes the window so large that the page has this size, or as near as it gets; the page's width then. */
  async resize(width: number, height: number): Promise<number> {
    const size = async () => (await this.evaluate('[innerWidth, innerHeight]')) as [number, number];
    let [wide, high] = [width, height];
    for (let attempt = 0; attempt < 3; attempt++) {
      await this.wire.resize(wide, high);
      const [isWide, isHigh] = await size();
      if (isWide === width && isHigh === height) break;
      wide += width - isWide;
      high += height - isHigh;
    }
    return (await size())[0];
  }

  close(): Promise<void> {
    return this.wire.close();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export interface Program {
  /** Ends it and all that it has started; through when it is gone. */
  stop(): Promise<void>;
  /** True until then. */
  runs(): boolean;
}

/** A program in a group of its own, so that what it starts goes with it; at the latest with the tests. */
export function startGroup([program, ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(program!, args, {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  let running = true;
  const end = new Promise<void>((resolve) => {
    for (const event of ['error', 'close'])
      child.once(event, () => {
        running = false;
        resolve();
      });
  });
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid);
    } catch {
      // Gone already.
    }
  };
  process.once('exit', kill);
  return {
    async stop() {
      kill();
      process.off('exit', kill);
      await end;
    },
    runs: () => running,
  };
}

/** How long a program may take until it can be spoken to. */
const PATIENCE_MS = 30_000;

/**
 * What `attempt` gives as soon as it gives something, tried again and again while the program runs.
 * @throws where the program ends before, or that takes too long; it is stopped then
 */
export async function answerOf<T>(program: Program, attempt: () => Promise<T | undefined>): Promise<T> {
  const latest = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    const why = !program.runs() ? 'it ended' : performance.now() > latest ? 'no answer' : undefined;
    if (why !== undefined) {
      await program.stop();
      throw new Error(why);
    }
    await sleep(100);
  }
}
