/** Another engine than Chromium, by as much of WebDriver as the tests need: what WebKit and Firefox have in common. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

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
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** A window of it. */
export class Engine {
  constructor(
    private readonly wire: Wire,
    /** For instance "Firefox 153.8". */
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

/** A program in a group of its own, so that what it starts goes with it. */
export function startGroup(
  [program, ...args]: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { readonly child: ChildProcess; readonly stop: () => void } {
  const child = spawn(program!, args, {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  return {
    child,
    stop() {
      try {
        process.kill(-child.pid!);
      } catch {
        // Gone already.
      }
    },
  };
}
