/** A code as it stands on the page, painted by the browser and read by another decoder. */
import { act } from 'react';
import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { QrCode } from '../../src/ui/QrCode.tsx';
import { MOST_BYTES } from '../../src/ui/qrLength.ts';
import { mountEach } from './mounted.ts';

const mounted = mountEach('A code', 800);

it('is dark on white and can be read, in the dark theme, too', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  const text = `https://unroll.example/#${'task=adding&cell=gru&'.repeat(20)}`.slice(0, MOST_BYTES);
  await act(async () => mounted.root.render(<QrCode text={text} label="QR code of the link" />));
  const svg = mounted.host.querySelector('svg')!;
  expect(svg.getAttribute('aria-label')).toBe('QR code of the link');
  svg.setAttribute('width', '300');
  svg.setAttribute('height', '300');
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 300;
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const pixels = context.getImageData(0, 0, 300, 300);
  expect([...pixels.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect(decodeQR(pixels)).toBe(text);
});
