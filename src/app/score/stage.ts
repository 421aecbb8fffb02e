/**
 * What moves on the score, outside React: it draws the lanes when a new reading comes (at most once a frame, and only if the
 * reading is new), and keeps playhead, cell cursors and values in step. React renders the elements it draws into.
 */
import { oncePerFrame, whileInSight, type FrameWork } from '../../charts/canvas.ts';
import { clearHeatmap } from '../../charts/heatmap.ts';
import { readTheme, watchTheme, type Theme } from '../../charts/theme.ts';
import { follow, rowsIn, type ScoreView, type ScoreViewStore } from '../../store/scoreView.ts';
import type { Edit } from '../../store/edits.ts';
import type { RunSeries } from '../../store/series.ts';
import type { Readout } from '../../worker/protocol.ts';
import { CellCursors } from './cellCursors.ts';
import type { InputEdits } from './edit/inputEdits.ts';
import { editOf, withInputs } from './edit/shownEdit.ts';
import type { Worked } from './edit/worked.ts';
import { fillCaptions, fillDescriptions, fillValues } from './filling.ts';
import type { Cell, Lane, RaceReadings, Shown } from './lanes/lane.ts';
import { placeCell, placeFollowed, placePlayhead } from './marks.ts';
import { differing, shownBeside, shownScore } from './pinned/lens.ts';
import type { ScoreRace } from './rivals.ts';
import { stepSentence } from './sentences.ts';
import type { Place, StageContent, StageEvents } from './stageParts.ts';
import { showSweep } from './sweep.ts';
import { NARROW } from './timeScroller.ts';

export class ScoreStage {
  private content: StageContent | undefined;
  private theme: Theme | undefined;
  private drawn: Readout | undefined;
  private stale = true;
  /** A rival has read anew. */
  private rivalsRead = false;
  private leaveRivals: (() => void) | undefined;
  private readonly cursors = new CellCursors();
  /** Told whenever the playhead has been placed. */
  onPlace: (() => void) | undefined;
  private readonly work: FrameWork;

  constructor(
    private readonly root: HTMLElement,
    private readonly series: RunSeries,
    private readonly scoreView: ScoreViewStore,
    private readonly events: StageEvents,
    private readonly edits?: InputEdits | undefined,
  ) {
    this.work = whileInSight(
      root,
      oncePerFrame(() => this.draw()),
    );
  }

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
      this.scoreView.subscribe((now, before) => this.onView(now, before)),
      watchTheme(redraw),
      this.edits?.store.subscribe(({ edit }, before) => edit !== before.edit && this.onEdit()),
    ];
    return () => {
      for (const stop of stops) stop?.();
      resize.disconnect();
      this.work.cancel();
      this.hearRivals(undefined);
    };
  }

  private hearRivals(race: ScoreRace | undefined): void {
    this.leaveRivals?.();
    this.leaveRivals = race?.onRead(() => {
      this.rivalsRead = true;
      this.work.request();
    });
  }

  /** Takes over what React has just rendered. */
  show(content: StageContent): void {
    if (content.color !== this.content?.color) this.theme = undefined;
    if (content.race !== this.content?.race) this.hearRivals(content.race);
    this.content = content;
    this.stale = true;
    this.placePlayhead();
    this.work.request();
  }

  lane(key: string | undefined): Lane | undefined {
    return this.lanes.find((lane) => lane.key === key);
  }

  private get lanes(): readonly Lane[] {
    return this.content?.lanes ?? [];
  }

  /** The newest reading, or the one that an instrument pins in its place. */
  private get readout(): Readout | undefined {
    return shownScore(this.scoreView.getState(), this.series.score);
  }

  private get shown(): Shown | undefined {
    const { playhead, orderOf, edited: edit } = this;
    const view = this.scoreView.getState();
    const readout = this.readout && withInputs(this.readout, edit);
    const [beside, difference] = [shownBeside(view), differing(view)];
    return readout && { readout, playhead, orderOf, beside, difference, edit, race: this.race };
  }

  /** What is changed of the shown example's input; undefined where it is shown as it is. */
  private get edited(): Edit | undefined {
    const { lens } = this.scoreView.getState();
    return lens === 'original' ? undefined : editOf(this.edits, this.readout);
  }

  /** The input can be changed on its lane. */
  get editable(): boolean {
    return this.edits !== undefined;
  }

  /** The input of a lane on which it can be changed. */
  worked(key: string | undefined): Worked | undefined {
    const input = this.lane(key)?.input;
    const { score } = this.series;
    if (!input || !score) return undefined;
    const edit = editOf(this.edits, score);
    return { ...input, base: edit?.base ?? score, edit };
  }

  /** Changes the input of the shown example. */
  edit(edit: Edit | undefined): void {
    this.edits?.change({ edit });
  }

  /** The rivals' readings; none beside one that an instrument holds, which is the lead's alone. */
  private get race(): RaceReadings | undefined {
    const race = this.content?.race;
    const { pinned, sweep } = this.scoreView.getState();
    const { score } = this.series;
    return score && !pinned && !sweep ? race?.readings(score) : undefined;
  }

  private readonly orderOf = (layer: number): readonly number[] | undefined =>
    rowsIn(this.scoreView.getState(), layer, this.readout?.units ?? 0);

  get timeSteps(): number {
    return this.readout?.timeSteps ?? this.content?.timeSteps ?? 1;
  }

  get playhead(): number {
    return Math.min(this.timeSteps - 1, this.scoreView.getState().playhead);
  }

  /** The lanes scroll along time, and the playhead with them. */
  get scrolls(): boolean {
    return this.root.querySelector('.score-scroller[data-scrolls]') !== null;
  }

  movePlayhead(step: number): void {
    const next = Math.min(this.timeSteps - 1, Math.max(0, step));
    this.scoreView.setState({ playhead: next === this.timeSteps - 1 ? Infinity : next });
  }

  private onView(now: ScoreView, before: ScoreView): void {
    if (now.sweep !== before.sweep) showSweep(this.root, now.sweep, this.timeSteps);
    if (now.pinned !== before.pinned || now.lens !== before.lens || now.order !== before.order) {
      this.stale ||= now.order !== before.order;
      this.placePlayhead();
      this.work.request();
    } else if (now.unit !== before.unit) {
      this.placeFollowed();
    } else if (now.playhead !== before.playhead) {
      this.placePlayhead();
      for (const lane of this.lanes) if (lane.drawsPlayhead) this.drawLane(lane);
    }
  }

  private onEdit(): void {
    for (const lane of this.lanes) if (lane.input) this.drawLane(lane);
    this.placePlayhead();
  }

  /** The cell under a lane's cursor. */
  cellOf(lane: Lane): Cell {
    return this.cursors.cellOf(lane, this.playhead, this.timeSteps);
  }

  moveCell(lane: Lane, cell: Cell): void {
    const playhead = this.cursors.move(lane, cell, this.timeSteps);
    if (playhead !== undefined) this.movePlayhead(playhead);
    this.placeCursor(lane);
  }

  /** Moves a lane's cursor to a row, and leaves its step. */
  moveRow(place: Place): void {
    const lane = this.lane(place.key);
    if (!lane) return;
    this.cursors.moveRow(lane, place);
    this.placeCursor(lane);
  }

  /** Follows the unit in a row through all lanes, or lets it go; nothing where rows are no units. */
  follow({ key, row }: Place): void {
    const layer = this.lane(key)?.unitsOf;
    if (layer === undefined || !this.readout) return;
    follow(this.scoreView, { layer, unit: this.orderOf(layer)?.[row] ?? row });
  }

  /** No unit is followed any more. */
  letGo(): void {
    if (this.scoreView.getState().unit) this.scoreView.setState({ unit: undefined });
  }

  /** The exact value at a place, in words; undefined where there is none. */
  sentenceAt({ key, ...cell }: Place): string | undefined {
    const { shown } = this;
    if (!shown || cell.step >= shown.readout.timeSteps) return undefined;
    return this.lane(key)?.sentenceAt(shown, cell);
  }

  /** Moves the playhead's line, its label, the slider and every cursor to where they belong. */
  private placePlayhead(): void {
    const { root, playhead: step, shown, content } = this;
    const sentence =
      shown && content ? stepSentence(content.info.problem, shown.readout, step) : `t = ${step + 1}`;
    placePlayhead(root, step, this.timeSteps, sentence);
    for (const lane of this.lanes) this.placeCursor(lane);
    fillDescriptions(root, this.lanes, this.shown);
    this.placeFollowed();
    this.fillValues();
    this.onPlace?.();
  }

  private placeCursor(lane: Lane): void {
    const plot = this.plot(lane.key);
    if (!lane.cursor || !plot) return;
    const cell = this.cellOf(lane);
    plot.setAttribute('aria-valuenow', String(cell.step + 1));
    plot.setAttribute('aria-valuetext', this.sentenceAt({ key: lane.key, ...cell }) ?? 'no reading yet');
    placeCell(plot, cell, lane.rows ?? 1, this.timeSteps);
  }

  private placeFollowed(): void {
    const { unit } = this.scoreView.getState();
    placeFollowed(this.root, this.lanes, unit, this.readout?.units ?? 1, this.orderOf);
  }

  private fillValues(): void {
    // Where lanes show differences, the values are still those of the reading.
    const read = differing(this.scoreView.getState())?.score ?? this.readout;
    const readout = read && withInputs(read, this.edited);
    fillValues(this.root, this.lanes, this.content?.info.problem, readout, this.playhead);
  }

  private measure(): void {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const { clientWidth, dataset } = document.documentElement;
    // On a projector text is large and the window is none the less wide.
    const narrow = clientWidth <= NARROW * rem && dataset['view'] !== 'present';
    this.events.onResize(this.root.clientWidth / rem, narrow);
  }

  private draw(): void {
    const { readout, content } = this;
    const anew = readout !== this.drawn || this.stale;
    if (!content || !(anew || this.rivalsRead)) return;
    this.events.onReading(content.info, readout, this.race?.rivals ?? []);
    this.drawn = readout;
    this.stale = false;
    this.rivalsRead = false;
    for (const lane of this.lanes) if (anew || lane.drawsRivals) this.drawLane(lane);
    this.fillValues();
    fillCaptions(this.root, this.lanes, this.shown);
    fillDescriptions(this.root, this.lanes, this.shown);
  }

  private drawLane(lane: Lane): void {
    const plot = this.plot(lane.key);
    const canvas = plot?.querySelector('canvas');
    if (!canvas) return;
    const { shown } = this;
    this.theme ??= readTheme(this.root);
    if (shown) lane.draw(canvas, shown, this.theme);
    else clearHeatmap(canvas);
    plot!.toggleAttribute('data-broken', shown !== undefined && lane.broken?.(shown.readout) === true);
  }

  private plot(key: string): HTMLElement | null {
    return this.root.querySelector(`[data-lane="${key}"]`);
  }
}
