/** The panel of an instrument, loaded when somebody opens its tab. */
import type { ComponentType } from 'react';
import { part } from '../parts/part.tsx';
import type { InstrumentProps } from './instrument.ts';

/**
 * @param label that of the tab
 * @param load `() => import('…')`
 * @param pick the component of what was loaded
 */
export function panel<Module extends object>(
  label: string,
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<InstrumentProps>,
): ComponentType<InstrumentProps> {
  return part(label, load, pick, { pending: <p className="drawer-help">Loading …</p> });
}
