/** A lane that only a test knows: how many steps have counted so far. Its scale is fitted to the reading. */
import { onSurface, type LaneKind } from '../../src/app/score/lanes/lane.ts';
import type { Readout } from '../../src/worker/protocol.ts';

const countAt = ({ mask }: Readout, step: number) =>
  mask.subarray(0, step + 1).filter((one) => one > 0).length;

export const counted: LaneKind<number> = {
  fit: (readout) => countAt(readout, readout.timeSteps - 1),
  lanes: (_shape, all = 1) => [
    {
      key: 'counted',
      kind: 'counted',
      name: 'Counted',
      sub: 'steps so far',
      help: 'How many steps have counted up to each.',
      height: 40,
      scale: [String(all), '0'],
      values: [
        { id: 'counted', label: 'counted', at: (_problem, readout, t) => String(countAt(readout, t)) },
      ],
      draw: onSurface(({ brush, width, height }, { readout }, theme) => {
        const step = width / readout.timeSteps;
        brush.fillStyle = theme.accent;
        for (let t = 0; t < readout.timeSteps; t++) {
          const tall = (countAt(readout, t) / all) * height;
          brush.fillRect(t * step, height - tall, step, tall);
        }
      }),
      table: ({ readout }) => ({ columns: ['counted'], row: (t) => [String(countAt(readout, t))] }),
      sentenceAt: ({ readout }, { step }) => `step ${step + 1}, ${countAt(readout, step)} counted so far`,
      describe: ({ readout }) => `${all} of ${readout.timeSteps} steps count.`,
    },
  ],
};
