/**
 * What moves on the score, outside React: it draws the lanes when a new reading comes (at most once a frame, and only if the
 * reading is new), and keeps playhead, cell cursor and read-out in step. React renders the frames it draws into.
 */
import { oncePerFrame } from '../../charts/canvas.ts';
import { formatLoss } from '../../text/numbers.ts';
import { readTheme, watchTheme, type Theme } from '../../charts/theme.ts';
import { follow, rowsIn, type ScoreView, type ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { LaneValues, RunInfo, Readout } from '../../worker/protocol.ts';
import { attentionSentence, weightSentence } from './attentionLane.ts';
import { NARROW } from './timeScroller.ts';
import { drawLane } from './drawLane.ts';
import { changeAt, differing, shownBeside, shownScore } from './pinned/lens.ts';
import { gradientAt, gradientSentence, rateWords } from './gradientLane.ts';
import type { LaneFrame, MapFrame, ScoreShape } from './lanes.ts';
import { showSweep } from './sweep.ts';
import {
  answerSentence,
  bandSentence,
  cellSentence,
  classSentence,
  hiddenAt,
  inputAt,
  meanSentence,
  rightAt,
  saysAt,
  soundSentence,
  stepSentence,
} from './sentences.ts';

/** What the score shows now, as React rendered it. */
export interface StageContent {
  readonly info: RunInfo;
  readonly frames: readonly LaneFrame[];
  readonly shape: ScoreShape;
}

/**
 * A place on the score, steps and units from 0; the unit is 0 on lanes that have none. Where units are put in another order, it is
 * the row.
 */
export interface Place {
  readonly key: string;
  readonly step: number;
  readonly unit: number;
}

/** Sets text only where it changed, so that nothing is laid out anew for the same words. */
function say(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

export class ScoreStage {
  private content: StageContent | undefined;
  private theme: Theme | undefined;
  private drawn: Readout | undefined;
  private stale = true;
  /** The unit each heatmap's cursor stands on. */
  private readonly units = new Map<string, number>();
  /** The step that the cursor of each lane of attention stands on. */
  private readonly keys = new Map<string, number>();
  /** Told whenever the playhead has been placed. */
  onPlace: (() => void) | undefined;
  private readonly work = oncePerFrame(() => this.draw());

  /**
   * @param onReading called before drawing, with what is about to be drawn
   * @param onResize called with the width of the lanes in rem, and whether the page is as narrow as a phone
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly series: RunSeries,
    private readonly scoreView: ScoreViewStore,
    private readonly onReading: (info: RunInfo, score: Readout | undefined) => void,
    private readonly onResize: (rem: number, narrow: boolean) => void,
  ) {}

  /** Begins to follow the series, the theme and the size; returns an unsubscribe function. */
  start(): () => void {
    const redraw = () => {
      this.theme = undefined;
      this.stale = true;
      this.work.request();
    };
    const resize = new ResizeObserver(() => {
      redraw();
      this.measure();
    });
    resize.observe(this.root);
    this.measure();
    const stops = [
      this.series.subscribe(() => this.work.request()),
      this.scoreView.subscribe((now, before) => this.onLooking(now, before)),
      watchTheme(redraw),
    ];
    return () => {
      for (const stop of stops) stop();
      resize.disconnect();
      this.work.cancel();
    };
  }

  /** Takes over what React has just rendered. */
  show(content: StageContent): void {
    this.content = content;
    this.stale = true;
    this.placePlayhead();
    this.work.request();
  }

  /** What is shown: the newest reading, or the one that an instrument holds. */
  get score(): Readout | undefined {
    return shownScore(this.scoreView.getState(), this.series.score);
  }

  get timeSteps(): number {
    return this.score?.timeSteps ?? this.content?.shape.timeSteps ?? 1;
  }

  get playhead(): number {
    return Math.min(this.timeSteps - 1, this.scoreView.getState().playhead);
  }

  /** The lanes are a strip under a fixed playhead. */
  get scrolls(): boolean {
    return this.find('.score-strip')?.dataset['strip'] !== undefined;
  }

  movePlayhead(step: number): void {
    const next = Math.min(this.timeSteps - 1, Math.max(0, step));
    this.scoreView.setState({ playhead: next === this.timeSteps - 1 ? Infinity : next });
  }

  private onLooking(now: ScoreView, before: ScoreView): void {
    if (now.sweep !== before.sweep) showSweep(this.root, now.sweep, this.timeSteps);
    if (now.pinned !== before.pinned || now.lens !== before.lens || now.order !== before.order) {
      this.stale ||= now.order !== before.order;
      this.placePlayhead();
      this.work.request();
    } else if (now.unit !== before.unit) {
      this.placeFollowed();
    } else if (now.playhead !== before.playhead) {
      this.placePlayhead();
      this.drawPlayheadLanes();
    }
  }

  unitOf(key: string): number {
    return Math.min(this.units.get(key) ?? 0, this.rowsOf(key) - 1);
  }

  moveUnit(key: string, unit: number): void {
    const frame = this.frame(key);
    const row = frame?.kind === 'attention' && !frame.folded ? Math.floor(unit / this.timeSteps) : unit;
    this.units.set(key, Math.min(this.rowsOf(key) - 1, Math.max(0, row)));
    this.placeCursor(key);
  }

  /** How many units, or heads, a lane's cursor can stand on. */
  private rowsOf(key: string): number {
    const frame = this.frame(key);
    return frame?.kind === 'attention' ? frame.heads : (this.score?.units ?? 1);
  }

  /**
   * The cell under a lane's cursor. On heatmaps its step is the playhead's. Where the network looks, its step is one that is
   * looked at, and the playhead's the one that looks, which has a row of its own in squares.
   */
  cellOf(key: string): { readonly step: number; readonly unit: number } {
    const frame = this.frame(key);
    const unit = this.unitOf(key);
    if (frame?.kind !== 'attention') return { step: this.playhead, unit };
    const step = Math.min(this.keys.get(key) ?? this.playhead, this.timeSteps - 1);
    return { step, unit: frame.folded ? unit : unit * this.timeSteps + this.playhead };
  }

  moveCell(key: string, { step, unit }: { readonly step: number; readonly unit: number }): void {
    const frame = this.frame(key);
    if (frame?.kind !== 'attention') this.movePlayhead(step);
    else {
      this.keys.set(key, Math.min(this.timeSteps - 1, Math.max(0, step)));
      const row = Math.min(frame.heads * this.timeSteps - 1, Math.max(0, unit));
      if (!frame.folded) this.movePlayhead(row % this.timeSteps);
    }
    this.moveUnit(key, unit);
  }

  /** Follows the unit in a row of an unfolded map through all lanes, or lets it go. */
  follow({ key, unit }: Pick<Place, 'key' | 'unit'>): void {
    const frame = this.frame(key);
    if (frame?.kind !== 'map' || frame.folded || !this.score) return;
    follow(this.scoreView, { layer: frame.layer, unit: this.orderOf(frame.layer)?.[unit] ?? unit });
  }

  /** No unit is followed any more. */
  letGo(): void {
    if (this.scoreView.getState().unit) this.scoreView.setState({ unit: undefined });
  }

  private orderOf(layer: number): readonly number[] | undefined {
    return rowsIn(this.scoreView.getState(), layer, this.score?.units ?? 0);
  }

  /** Marks the row of the followed unit in every lane of its layer. */
  private placeFollowed(): void {
    const { unit: followed } = this.scoreView.getState();
    const units = this.score?.units ?? 1;
    for (const frame of this.content?.frames ?? []) {
      const mark =
        frame.kind === 'map' && this.plot(frame.key)?.querySelector<HTMLElement>('.score-followed');
      if (!mark) continue;
      const unit = followed?.layer === frame.layer && followed.unit < units ? followed.unit : undefined;
      mark.hidden = unit === undefined;
      if (unit === undefined) continue;
      const row = this.orderOf(frame.layer)?.indexOf(unit) ?? unit;
      mark.style.top = `${(100 * row) / units}%`;
      mark.style.height = `${100 / units}%`;
    }
  }

  frame(key: string): LaneFrame | undefined {
    return this.content?.frames.find((frame) => frame.key === key);
  }

  /** The exact value at a place, in words; undefined where there is none. */
  sentenceAt({ key, step, unit }: Place): string | undefined {
    const frame = this.frame(key);
    const { score } = this;
    const problem = this.content?.info.problem;
    if (!frame || !score || !problem || step >= score.timeSteps) return undefined;
    if (frame.kind === 'input' && frame.view === 'spectrogram')
      return bandSentence(problem, score, step, unit);
    if (frame.kind === 'input') return `step ${step + 1}, ${inputAt(problem, score, step)}`;
    if (frame.kind === 'output' && frame.view === 'classes') return classSentence(problem, score, step, unit);
    if (frame.kind === 'output') {
      return `step ${step + 1}, says ${saysAt(problem, score, step)}, right: ${rightAt(problem, score, step)}`;
    }
    if (frame.kind === 'gradient') return gradientAt(score, step);
    if (frame.kind === 'attention') {
      const head = frame.folded ? unit : Math.floor(unit / score.timeSteps);
      const query = frame.folded ? this.playhead : unit % score.timeSteps;
      return weightSentence(score, frame.layer, head, query, step);
    }
    const values = valuesOf(score, frame);
    if (!values) return undefined;
    return frame.folded
      ? meanSentence(values, score.units, step)
      : this.cellText(frame, values, step, this.orderOf(frame.layer)?.[unit] ?? unit);
  }

  /** One cell of a map; where it shows a difference, from what to what. */
  private cellText(frame: MapFrame, values: LaneValues, step: number, unit: number): string {
    const units = this.score?.units ?? 1;
    return cellSentence(values, units, step, unit) + changeAt(this.scoreView.getState(), frame, step, unit);
  }

  /** Moves the playhead's line, its label, the slider and every heatmap's cursor to where they belong. */
  placePlayhead(): void {
    const step = this.playhead;
    const share = (step + 0.5) / this.timeSteps;
    const line = this.find('.score-playhead');
    line?.style.setProperty('left', `${100 * share}%`);
    for (const label of this.root.querySelectorAll('.score-playhead-label')) say(label, `t = ${step + 1}`);
    const slider = this.root.querySelector<HTMLInputElement>('.score-slider');
    const { score } = this;
    const problem = this.content?.info.problem;
    if (slider) {
      slider.value = String(step + 1);
      const text = score && problem ? stepSentence(problem, score, step) : `step ${step + 1}`;
      slider.setAttribute('aria-valuetext', text);
    }
    for (const frame of this.content?.frames ?? []) {
      if (frame.kind === 'map' || frame.kind === 'attention') this.placeCursor(frame.key);
    }
    this.describeLooks();
    this.placeFollowed();
    this.readOut();
    this.onPlace?.();
  }

  private placeCursor(key: string): void {
    const plot = this.plot(key);
    if (plot?.getAttribute('role') !== 'slider') return;
    const { score } = this;
    const { step, unit } = this.cellOf(key);
    plot.setAttribute('aria-valuenow', String(step + 1));
    plot.setAttribute('aria-valuetext', this.sentenceAt({ key, step, unit }) ?? 'no reading yet');
    const cell = plot.querySelector<HTMLElement>('.score-cell');
    if (!cell) return;
    const units = Number(plot.dataset['units'] ?? score?.units ?? 1);
    cell.style.left = `${(100 * step) / this.timeSteps}%`;
    cell.style.width = `${100 / this.timeSteps}%`;
    cell.style.top = `${(100 * unit) / units}%`;
    cell.style.height = `${100 / units}%`;
  }

  private measure(): void {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    this.onResize(this.root.clientWidth / rem, document.documentElement.clientWidth <= NARROW * rem);
  }

  private draw(): void {
    const { score } = this;
    if (!this.content || (score === this.drawn && !this.stale)) return;
    this.onReading(this.content.info, score);
    this.drawn = score;
    this.stale = false;
    for (const frame of this.content.frames) this.drawFrame(frame);
    this.readOut();
    this.describe();
  }

  /** Lanes of symbols draw the playhead themselves, with a loupe where steps are narrow; attention shows where it looks from there. */
  private drawPlayheadLanes(): void {
    for (const frame of this.content?.frames ?? []) {
      const symbols = 'view' in frame && frame.view === 'symbols';
      if (symbols || (frame.kind === 'attention' && frame.folded)) this.drawFrame(frame);
    }
  }

  private drawFrame(frame: LaneFrame): void {
    const problem = this.content?.info.problem;
    const canvas = this.plot(frame.key)?.querySelector('canvas');
    if (!canvas || !problem || !this.content) return;
    this.theme ??= readTheme(this.root);
    const { theme, playhead } = this;
    drawLane(canvas, frame, {
      problem,
      score: this.score,
      beside: shownBeside(this.scoreView.getState()),
      shape: this.content.shape,
      theme,
      playhead,
      orderOf: (layer) => this.orderOf(layer),
    });
  }

  private readOut(): void {
    const { info } = this.content ?? {};
    // Where the maps show differences, the numbers are still those of the reading.
    const score = differing(this.scoreView.getState())?.score ?? this.score;
    const step = this.playhead;
    const known = score && info ? { score, info } : undefined;
    say(this.find('[data-read="step"]'), `${step + 1}`);
    say(this.find('[data-read="input"]'), known ? inputAt(known.info.problem, known.score, step) : '–');
    say(this.find('[data-read="says"]'), known ? saysAt(known.info.problem, known.score, step) : '–');
    say(this.find('[data-read="right"]'), known ? rightAt(known.info.problem, known.score, step) : '–');
    const gradient = score?.gradients?.hidden.at(-1)?.[step];
    say(this.find('[data-read="gradient"]'), gradient === undefined ? '–' : formatLoss(gradient));
    say(this.find('[data-read="hidden"]'), known ? hiddenAt(known.info, known.score, step) : '–');
  }

  /** The whole answer in words, on the output lane's picture; a sound in words on the input lane's. */
  private describe(): void {
    const { score } = this;
    const problem = this.content?.info.problem;
    const picture = this.plot('output');
    const text = score && problem ? answerSentence(problem, score) : 'No reading yet.';
    picture?.setAttribute('aria-label', `Output. ${text}`);
    const sound = score && problem && soundSentence(problem, score);
    if (sound) this.plot('input')?.setAttribute('aria-label', `Input. ${sound}`);
    const rated = this.content?.info.recurrent ?? true;
    const [what, where] = score ? rateWords(score, rated) : ['–', ''];
    say(this.find('[data-rate="what"]'), what);
    say(this.find('[data-rate="where"]'), where);
    say(this.find('[data-say="gradient"]'), score ? gradientSentence(score, rated) : 'No reading yet.');
    this.describeLooks();
  }

  /** Where each layer looks from the playhead, in words and as a line through its squares. */
  private describeLooks(): void {
    for (const frame of this.content?.frames ?? []) {
      if (frame.kind !== 'attention') continue;
      const { score, playhead } = this;
      say(
        this.find(`[data-say="${frame.key}"]`),
        score ? attentionSentence(score, frame.layer, playhead) : 'No reading yet.',
      );
      this.plot(frame.key)?.style.setProperty('--query', String((playhead + 0.5) / this.timeSteps));
    }
  }

  private find(selector: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(selector);
  }

  private plot(key: string): HTMLElement | null {
    return this.find(`[data-lane="${key}"]`);
  }
}

function valuesOf(score: Readout, frame: MapFrame) {
  return score.lanes.find(({ layer, lane }) => layer === frame.layer && lane === frame.lane.id);
}
