/**
 * Firefox by Marionette, its own side of WebDriver: commands as JSON over a socket, each with its length before it. So no driver is
 * needed beside the browser (Debian has none), and it runs without a screen.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine, freePort, startGroup } from './engine.ts';

/** A word of Marionette: an answer to the command of that number, or its greeting. */
type Word = readonly [1, number, { error: string; message: string } | null, unknown] | object;

class Marionette {
  private rest = Buffer.alloc(0);
  private last = 0;
  private readonly waiting = new Map<number, (word: Extract<Word, readonly unknown[]>) => void>();

  constructor(private readonly socket: Socket) {
    socket.on('data', (data: Buffer) => this.read(data));
  }

  async send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.last;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<Extract<Word, readonly unknown[]>>((resolve) => this.waiting.set(id, resolve));
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answer;
    if (error) throw new Error(`${command}: ${error.error}: ${error.message}`);
    return result;
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
      const word = JSON.parse(this.rest.subarray(colon + 1, end).toString()) as Word;
      this.rest = this.rest.subarray(end);
      if (!Array.isArray(word)) continue;
      const answer = word as unknown as Extract<Word, readonly unknown[]>;
      this.waiting.get(answer[1])?.(answer);
      this.waiting.delete(answer[1]);
    }
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
  const stop = () => {
    group.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const patience = performance.now() + 30_000;
  let socket = await connected(port);
  while (!socket) {
    if (performance.now() > patience) {
      stop();
      throw new Error('Firefox did not start.');
    }
    await sleep(100);
    socket = await connected(port);
  }
  const marionette = new Marionette(socket);
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
      resize: async (width, height) => void (await send('SetWindowRect', { x: 0, y: 0, width, height })),
      async close() {
        await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
        marionette.close();
        stop();
      },
    },
    `Firefox ${(made as Session).capabilities.browserVersion}`,
  );
}
