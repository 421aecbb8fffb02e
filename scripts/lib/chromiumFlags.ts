/**
 * How every script and test starts Chromium: no network of its own, a real graphics card where there is one, and the
 * software GPU, which Chromium hands out only when told to, where there is none.
 *
 * UNROLL_CHROME_FLAGS adds flags, separated by spaces. A headless Linux machine may need `--use-angle=vulkan` for its card;
 * `--disable-gpu --disable-software-rasterizer` takes WebGL away.
 */
const own = (process.env.UNROLL_CHROME_FLAGS ?? '').split(/\s+/).filter((flag) => flag !== '');

export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...own,
];
