/** Hands a study to the visitor as a file. Loaded when somebody first saves one. */
import { historiesCsv, runsCsv } from '../../studies/csv.ts';
import { pngFile } from '../export/png.ts';
import { handFile } from '../../ui/handFile.ts';
import type { StudyControl } from './studyControl.ts';

export interface SavedStudy {
  readonly element: HTMLElement;
  /** The fragment of the study's link. */
  readonly link: string;
  readonly title: string;
}

/** Histories of so many runs are written in one go: the page must stay awake. */
const RUNS_AT_ONCE = 4;

async function historiesOf({ study, runs, outcomes }: StudyControl): Promise<string[]> {
  const parts: string[] = [];
  const done = runs.filter(({ link }) => outcomes.has(link));
  for (let k = 0; k < done.length; k += RUNS_AT_ONCE) {
    const text = historiesCsv(study!, done.slice(k, k + RUNS_AT_ONCE), outcomes);
    // Every part begins with the names of the columns; one is enough.
    parts.push(k === 0 ? text : text.slice(text.indexOf('\n') + 1));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return parts;
}

/** The name of the file. */
export async function saveStudy(
  what: 'picture' | 'runs' | 'histories',
  control: StudyControl,
  { element, link, title }: SavedStudy,
): Promise<string> {
  const study = control.study!;
  const keys = study.plan.axes.map(({ key }) => key);
  const name = ['unroll', study.base.task, 'study', ...keys, what === 'picture' ? '' : what]
    .filter(Boolean)
    .join('-');
  if (what === 'picture') {
    const whole = `${location.href.split('#')[0]!}#${link}`;
    handFile(await pngFile(element, { title: `${title} · Unroll`, link: whole }), `${name}.png`);
    return `${name}.png`;
  }
  const parts =
    what === 'runs' ? [runsCsv(study, control.runs, control.outcomes)] : await historiesOf(control);
  handFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  control.keptAside();
  return `${name}.csv`;
}
