/**
 * Settings that change under way. Each change has its step, at which a worker that resumes makes it again; the newest wish is
 * told to every worker that does not know it.
 */
import type { LiveChange, LiveSettings } from '../protocol.ts';
import type { Told } from './connection.ts';

export class LiveChanges {
  /** Those that were made, in the order of their steps. */
  made: readonly LiveChange[] = [];
  private wanted: { readonly settings: LiveSettings; readonly from: number | undefined } | undefined;
  /** What the worker was told last; undefined where it knows what it was started with. */
  private told: LiveSettings | undefined;

  /**
   * @param initial the settings at step 0
   * @param made those that were made before
   */
  constructor(
    private readonly initial: LiveSettings,
    made: readonly LiveChange[] = [],
  ) {
    this.made = made;
  }

  /** @param from the first step that is to be trained with them, where that is not the next */
  want(settings: LiveSettings, from: number | undefined): void {
    this.wanted = { settings, from };
  }

  /** A worker starts, with those that were made. */
  started(): void {
    this.told = undefined;
  }

  /** What the worker is to be told now; undefined where it knows the settings wanted. */
  tell(): Told | undefined {
    if (!this.wanted) return undefined;
    const { settings, from } = this.wanted;
    const known = this.told ?? this.made.at(-1)?.settings ?? this.initial;
    if (JSON.stringify(known) === JSON.stringify(settings)) return undefined;
    this.told = settings;
    return { type: 'change', settings, ...(from === undefined ? {} : { from }) };
  }

  /**
   * A change replaces whatever was to be made from its step on.
   * @returns the settings before it
   */
  take(change: LiveChange): LiveSettings {
    const earlier = this.made.filter(({ step }) => step < change.step);
    this.made = [...earlier, change];
    return earlier.at(-1)?.settings ?? this.initial;
  }
}
