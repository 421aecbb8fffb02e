/** What an instrument is: a tab under the score, and the panel that it opens. */
import type { ComponentType } from 'react';
import type { Task } from '../../tasks/contract/task.ts';

export interface InstrumentProps {
  /** Unique on the page, for ids. */
  readonly id: string;
}

export interface Instrument {
  readonly id: string;
  /** One or two words. */
  readonly label: string;
  /** What it shows, in one sentence. */
  readonly help: string;
  /** Whether there is anything to show with this task; always where left out. */
  readonly suits?: (task: Task) => boolean;
  /** `panel(…)`, so that only who opens it loads it. */
  readonly Panel: ComponentType<InstrumentProps>;
}
