/** The networks on the page, the lead first, as everything that shows them side by side needs them. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Experiment } from '../../config/index.ts';
import { comparable } from '../../store/keptCurves.ts';
import { seedsShown } from '../../store/study/seedsShown.ts';
import { useSeeds } from '../study/seedsOf.ts';
import { overlaySeeds } from '../study/overlaySeeds.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { lineStylesOf } from './lineStyle.ts';
import { cellName } from './cellName.ts';
import { differenceText, networkNames } from './names.ts';
import type { NetworkOnPage, Overlay } from './overlay.ts';

/** The experiments of all networks, the lead's first; the list stays the same while they do. */
export function useExperiments(): readonly Experiment[] {
  return usePage(useShallow(({ runs }) => runs.map(({ experiment }) => experiment)));
}

/** All networks; the list stays the same while their names and cells do. */
export function useNetworks(): readonly NetworkOnPage[] {
  const session = useSession();
  const experiments = useExperiments();
  const ids = usePage(useShallow(({ runs }) => runs.map(({ id }) => id)));
  const said = experiments.map(({ task, cell }, k) => `${task}/${cell}/${networkNames(experiments)[k]}`);
  const key = `${ids.join()} ${said.join('|')}`;
  return useMemo(
    () => {
      const names = networkNames(experiments);
      const lineStyles = lineStylesOf(experiments.map(({ cell }) => cell));
      return experiments.flatMap(({ task }, k): NetworkOnPage[] => {
        const id = ids[k]!;
        const run = session.runs.of(id);
        return run ? [{ id, name: names[k]!, lineStyle: lineStyles[k]!, task, series: run.series }] : [];
      });
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the key says all of the experiments that matters here
    [session, key],
  );
}

/** What the charts show beside the lead's own curves. */
export function useOverlay(): Overlay {
  const session = useSession();
  const networks = useNetworks();
  const pace = usePage((state) => state.experiment.pace);
  const curves = usePage(({ keptCurves: kept, experiment, info }) =>
    kept && comparable(kept, experiment, info?.problem) ? kept : undefined,
  );
  const several = usePage(seedsShown) > 1;
  const seeds = useSeeds(session);
  const difference = usePage(({ experiment }) => curves && differenceText(experiment, curves.experiment));
  return useMemo(() => {
    return {
      axis: networks.length > 1 && pace === 'time' ? 'seconds' : 'steps',
      networks,
      ...(several && seeds && { seeds: overlaySeeds(session, seeds) }),
      kept: curves && {
        curves,
        name: cellName(curves.experiment.cell),
        ...(difference === undefined ? {} : { difference }),
      },
    };
  }, [networks, pace, curves, difference, several, seeds, session]);
}
