/**
 * Colour-vision deficiencies, simulated in linear RGB with the matrices of Machado, Oliveira & Fernandes (2009, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", table for severity 1.0).
 */
import type { Rgb } from '../../../src/charts/colorMaps.ts';

type Matrix = readonly [Rgb, Rgb, Rgb];

const matrices = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Vision = 'normal' | keyof typeof matrices;
export const visions: readonly Vision[] = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'];

const decode = (byte: number) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const encode = (linear: number) => {
  const c = Math.min(1, Math.max(0, linear));
  return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
};

/** The colour as somebody with that vision sees it. */
export function seenBy(vision: Vision, color: Rgb): Rgb {
  if (vision === 'normal') return color;
  const linear = color.map(decode);
  const row = (weights: Rgb) => encode(weights.reduce((sum, weight, k) => sum + weight * linear[k]!, 0));
  const [r, g, b] = matrices[vision];
  return [row(r), row(g), row(b)];
}
