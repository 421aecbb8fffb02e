/** The visitor's own series: a column out of a file, or a wave drawn by hand. */
import { useStore } from 'zustand';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useSession } from '../sessionContext.ts';
import { draftsOf, type SeriesDraft } from './own/drafts.ts';
import { SeriesForm } from './own/SeriesForm.tsx';
import { WaveForm } from './WaveForm.tsx';

const WAYS = [
  { value: 'file', label: 'file or lines' },
  { value: 'wave', label: 'draw a wave' },
] as const;

export function OwnSeriesDialog({ onClose }: { readonly onClose: () => void }) {
  const drafts = draftsOf(useSession());
  const series = useStore(drafts, (all) => all.series);
  const turn = (way: string) => drafts.setState({ series: { ...series, way: way as SeriesDraft['way'] } });
  return (
    <Dialog title="A series of your own" onClose={onClose}>
      <p>The network learns to say the next value. The numbers stay in this browser.</p>
      <Segmented label="Where the series comes from" choices={WAYS} value={series.way} onChange={turn} />
      {series.way === 'file' ? <SeriesForm onDone={onClose} /> : <WaveForm onDone={onClose} />}
    </Dialog>
  );
}
