/** What is said of keeping the site in this browser. */
import type { Keeping, NoKeeping } from '../../offline/keep.ts';
import { formatCount } from '../../text/numbers.ts';

const REASONS: Readonly<Record<NoKeeping, string>> = {
  framed: 'Within another page nothing is kept: open Unroll by itself to keep it for offline.',
  insecure:
    'This address is not secure (its name begins with http, not https), and there browsers keep no site for offline.',
  unsupported:
    'This browser keeps no site for offline here. Many do so in ordinary windows, and not in private ones.',
  'not offered': 'Whoever serves this site does not offer it for offline, or cannot be reached now.',
};

/** Whole megabytes. */
const size = (bytes: number) => `${formatCount(Math.ceil(bytes / 1e6))} MB`;

export function keepingText(keeping: Keeping): string {
  switch (keeping.kind) {
    case 'impossible':
      return REASONS[keeping.why];
    case 'off':
      return `Unroll then opens without a network, with all its lessons, examples and data. It takes ${size(keeping.bytes)} in this browser, and only once you switch it on.`;
    case 'filling':
      return keeping.of === 0
        ? 'The files are on their way …'
        : `${formatCount(keeping.files)} of ${formatCount(keeping.of)} files are here.`;
    case 'kept':
      return `Unroll is kept in this browser (${size(keeping.bytes)}) and opens without a network. Where there is one, the newest version is shown.`;
    case 'failed':
      return 'It could not be kept: a file did not arrive, or there is no room for it. Nothing was kept; try again when the connection is better.';
  }
}
