/** Texts as QR codes (ISO/IEC 18004), as the bare matrix: whether one fits, and which modules are dark. */
import { encode } from 'uqr';
import { fitsQr, MOST_BYTES } from './qrLength.ts';

/**
 * Version 10: 57 modules across. With more of them each is too small on a screen to be read from the last row, or by an old
 * phone's camera.
 */
const MAX_VERSION = 10;

/** Light modules around the code, without which a reader does not find it. */
export const QUIET_ZONE = 4;

/**
 * The rows of the code, true where dark, its quiet zone included. A screen has no stains to mend, so the level is the lowest, and
 * rises as far as it costs no larger code.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  if (text !== '' && !fitsQr(text)) throw new Error(`A QR code of this size holds ${MOST_BYTES} bytes.`);
  const options = { ecc: 'L', boostEcc: true, maxVersion: MAX_VERSION, border: QUIET_ZONE } as const;
  return encode(text.replace(/\p{Surrogate}/gu, '\uFFFD'), options).data;
}

/** The dark modules as an SVG path, one module being 1 by 1: a rectangle for each that lie side by side. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        return [`M${x} ${y}h${end - x}v1h${x - end}z`];
      }),
    )
    .join('');
}
