/**
 * Firefox by Marionette, its own side of WebDriver: commands as JSON over a socket, each with its length before it. So no driver is
 * needed beside the browser (Debian has none), and it runs without a screen.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerOf, Engine, freePort, pressing, startGroup } from './engine.ts';

/** What Marionette says in answer to the command of that number. */
type Answer = readonly [1, number, { error: string; message: string } | null, unknown];

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

class Marionette {
  private rest = Buffer.alloc(0);
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly socket: Socket) {
    socket.on('data', (data: Buffer) => this.read(data));
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('Firefox has gone.'));
      this.waiting.clear();
    });
  }

  send(command: string, parameters: object = {}): Promise<unknown> {
    if (this.socket.destroyed) return Promise.reject(new Error('Firefox has gone.'));
    const id = ++this.last;
    const text = JSON.stringify([0, id, command, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  close(): void {
    this.socket.destroy();
  }

  private read(data: Buffer): void {
    this.rest = Buffer.concat([this.rest, data]);
    for (;;) {
      const colon = this.rest.indexOf(':');
      const end = colon + 1 + Number(this.rest.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || this.rest.length < end) return;
      const word = JSON.parse(this.rest.subarray(colon + 1, end).toString()) as Answer | object;
      this.rest = this.rest.subarray(end);
      // All but its greeting is a list.
      if (Array.isArray(word)) this.settle(word as unknown as Answer);
    }
  }

  private settle([, id, error, result]: Answer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }
}

function connected(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

interface Session {
  readonly capabilities: { readonly browserVersion: string };
}

export async function openFirefox(program: string): Promise<Engine> {
  const port = await freePort();
  const profile = mkdtempSync(path.join(tmpdir(), 'unroll-firefox-'));
  writeFileSync(path.join(profile, 'user.js'), `user_pref('marionette.port', ${port});\n`);
  const group = startGroup([program, '--marionette', '--headless', '--no-remote', '--profile', profile]);
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const answered = answerOf(group, () => connected(port));
  answered.catch(forget);
  const marionette = new Marionette(await answered);
  const send = (command: string, parameters?: object) => marionette.send(`WebDriver:${command}`, parameters);
  const made = await send('NewSession', { capabilities: { alwaysMatch: {} } });
  const valueOf = (answer: unknown) => (answer as { value: unknown }).value;
  return new Engine(
    {
      goto: async (url) => void (await send('Navigate', { url })),
      reload: async () => void (await send('Refresh')),
      execute: async (script, args) => valueOf(await send('ExecuteScript', { script, args })),
      async find(value) {
        const found = valueOf(await send('FindElement', { using: 'xpath', value }));
        return Object.values(found as Record<string, string>)[0]!;
      },
      click: async (id) => void (await send('ElementClick', { id })),
      type: async (id, text) => void (await send('ElementSendKeys', { id, text })),
      key: async (value) => void (await send('PerformActions', pressing(value))),
      resize: async (width, height) => void (await send('SetWindowRect', { x: 0, y: 0, width, height })),
      async close() {
        await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
        marionette.close();
        await group.stop();
        forget();
      },
    },
    'Firefox',
    (made as Session).capabilities.browserVersion,
  );
}
