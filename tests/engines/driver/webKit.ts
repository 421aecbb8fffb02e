/** WebKit by plain WebDriver, through WebKitGTK's driver and its small browser. */
import type { WebKitPrograms } from './here.ts';
import { answerOf, Engine, freePort, pressing, startGroup } from './engine.ts';

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, ...text, signal: AbortSignal.timeout(60_000) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (value?.error !== undefined) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

export async function openWebKit({ driver, browser, screen }: WebKitPrograms): Promise<Engine> {
  const port = await freePort();
  // A screen large enough for any window of the tests.
  const onScreen = screen === undefined ? [] : [screen, '-a', '-s', '-screen 0 1600x1000x24'];
  // Root has no sandbox to run in.
  const group = startGroup([...onScreen, driver, `--port=${port}`], {
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  });
  const url = `http://127.0.0.1:${port}`;
  await answerOf(group, () => ask('GET', `${url}/status`).catch(() => undefined));
  const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const made = ask('POST', `${url}/session`, { capabilities: { alwaysMatch: options } });
  made.catch(() => group.stop());
  const { sessionId, capabilities } = (await made) as Session;
  const post = (command: string, body: unknown = {}) =>
    ask('POST', `${url}/session/${sessionId}/${command}`, body);
  return new Engine(
    {
      goto: async (address) => void (await post('url', { url: address })),
      reload: async () => void (await post('refresh')),
      execute: (script, args) => post('execute/sync', { script, args }),
      async find(value) {
        const found = await post('element', { using: 'xpath', value });
        return Object.values(found as Record<string, string>)[0]!;
      },
      click: async (element) => void (await post(`element/${element}/click`)),
      type: async (element, text) => void (await post(`element/${element}/value`, { text })),
      key: async (value) => void (await post('actions', pressing(value))),
      resize: async (width, height) => void (await post('window/rect', { x: 0, y: 0, width, height })),
      async close() {
        await ask('DELETE', `${url}/session/${sessionId}`).catch(() => {});
        await group.stop();
      },
    },
    'WebKitGTK',
    capabilities.browserVersion,
  );
}
