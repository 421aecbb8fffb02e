/** How every script and test starts Chromium: no network of its own, and the software GPU where there is no other. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
