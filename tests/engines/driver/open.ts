/** The engines of this machine, each in a window of its own; or one sentence on why one of them is not tried. */
import { outOfDate } from '../../../scripts/lib/outOfDate.ts';
import { enginesHere, notRun } from './here.ts';
import type { Engine } from './engine.ts';
import { openFirefox } from './firefox.ts';
import { openWebKit } from './webKit.ts';

export interface Opened {
  readonly engines: readonly Engine[];
  /** What the end of the report is to say of the others, or of a version. */
  readonly notes: readonly string[];
}

/** A browser that does not start says nothing about the site. */
export async function openEngines(): Promise<Opened> {
  const here = enginesHere();
  const { firefox, webKit } = here;
  const opening = [
    ...(firefox ? [{ name: 'Firefox', engine: openFirefox(firefox) }] : []),
    ...(webKit ? [{ name: 'WebKit', engine: openWebKit(webKit) }] : []),
  ];
  const opened = await Promise.allSettled(opening.map(({ engine }) => engine));
  const failed = opened.flatMap((end, k) =>
    end.status === 'rejected'
      ? [`not run: ${opening[k]!.name} does not start here (${String(end.reason)})`]
      : [],
  );
  const engines = opened.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const later = engines.flatMap(({ kind, version }) => outOfDate(kind, version));
  return { engines, notes: [...notRun(here), ...failed, ...later] };
}
