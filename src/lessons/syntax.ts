/** The lines of a step by their look, for who reads a lesson and who edits one. */

export interface Line {
  readonly number: number;
  readonly text: string;
}

/** How a step begins. */
export const STEP = '## ';
export const KEY = /^(set|look|playhead|until|within|hint|ask|do|because|when)(?: (x|\?|\d{1,2}))?:\s*(.*)$/;
export const CHOICE = /^\(([x ?])\)(?:\s+(.*))?$/;
export const HEAD = /^(\w{1,40}):\s*(.*)$/;
export const HEAD_KEYS = ['id', 'title', 'minutes', 'claims', 'summary'] as const;
export const DEEDS = ['play', 'pause', 'reset'] as const;
export const MOST_CHOICES = 6;
