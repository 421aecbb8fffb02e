/** The colours of networks, as their models declare them, on the page. */
import { useLayoutEffect } from 'react';
import { findModel } from '../models/about/index.ts';
import type { ColorPair } from '../models/cell.ts';
import { usePage } from './sessionContext.ts';

export function colorPair(cell: string): ColorPair {
  return findModel(cell)!.color;
}

/** For an element's style; each theme has its own of the two, with as much ink in it as `--deepen` says. */
export function cellColor(cell: string): string {
  const { light, dark } = colorPair(cell);
  return `color-mix(in srgb, light-dark(${light}, ${dark}), var(--ink) var(--deepen, 0%))`;
}

/** Puts the colour of the page's network on the document as `--cell`, where the style sheets and the charts read it. */
export function useCellColor(): void {
  const cell = usePage((state) => state.experiment.cell);
  useLayoutEffect(() => document.documentElement.style.setProperty('--cell', cellColor(cell)), [cell]);
}
