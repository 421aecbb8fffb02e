/** What a training worker makes of its orders, as far as the page's phases go; words lie on the way until they are taken. */
import type { Order, WorkerSays } from '../../../../src/worker/client/phase.ts';

export class LoopInMind {
  state: 'gone' | 'resting' | 'training' = 'gone';
  /** The run that the page asked for last, and the one that the worker is on. */
  private asked = 0;
  private run = 0;
  private step = 0;
  private orders: { readonly run: number; readonly order: Order }[] = [];
  private words: { readonly run: number; readonly word: WorkerSays }[] = [];

  tell(order: Order): void {
    if (order === 'start another' || order === 'try again' || order === 'end') {
      this.orders = [];
      this.words = [];
      this.state = 'gone';
      if (order !== 'end') this.tell('start');
      return;
    }
    if (order === 'start') this.asked++;
    this.orders.push({ run: this.asked, order });
  }

  /** Does what it was told first. @returns false where it was told nothing more */
  handle(): boolean {
    const told = this.orders.shift();
    if (!told) return false;
    if (told.order === 'start') {
      this.run = told.run;
      this.step = 0;
      this.state = 'resting';
      this.say({ type: 'ready', step: 0 });
    } else if (told.run === this.run) this.obey(told.order);
    return true;
  }

  /** Hands the word over that was said first. @returns false where nothing more was said */
  said(hear: (word: WorkerSays) => void): boolean {
    const said = this.words.shift();
    if (said?.run === this.asked) hear(said.word);
    return said !== undefined;
  }

  private obey(order: Order): void {
    if (order === 'play') this.state = 'training';
    if (order === 'step' && this.state === 'resting') {
      this.step++;
      this.pause();
    }
    if (order === 'pause') this.pause();
    if (order === 'leave') {
      this.state = 'gone';
      this.say({ type: 'left' });
    }
  }

  private pause(): void {
    this.state = 'resting';
    this.say({ type: 'paused', step: this.step });
  }

  private say(word: WorkerSays): void {
    this.words.push({ run: this.run, word });
  }
}
