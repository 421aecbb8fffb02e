/**
 * A text as a QR code. Always dark on white, in a dark theme and on paper, too: many readers take no other. Ask `fitsQr` first; the
 * room it stands in gives its size.
 */
import { useMemo } from 'react';
import { qrModules, qrPath } from './qr.ts';

interface QrCodeProps {
  readonly text: string;
  /** What it is a code of, for those who do not see it. */
  readonly label: string;
  readonly className?: string;
}

export function QrCode({ text, label, className }: QrCodeProps) {
  const modules = useMemo(() => qrModules(text), [text]);
  const size = modules.length;
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ forcedColorAdjust: 'none' }}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={qrPath(modules)} fill="#000" />
    </svg>
  );
}
