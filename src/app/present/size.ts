/** How large the stage is: four sizes, the smallest of which can be read from the last row. They last as long as the tab's page. */
import { createStore } from 'zustand/vanilla';

export const SIZES = [1, 1.12, 1.25, 1.4] as const;

export const stageSize = createStore(() => ({ size: 0 }));

export function changeSize(by: 1 | -1): void {
  stageSize.setState(({ size }) => ({ size: Math.min(SIZES.length - 1, Math.max(0, size + by)) }));
}
