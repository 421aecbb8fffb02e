/** The visitor's own series: a column out of a CSV file, or a wave drawn by hand. */
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CsvForm } from './CsvForm.tsx';
import { WaveForm } from './WaveForm.tsx';

const WAYS = [
  { value: 'csv', label: 'CSV file' },
  { value: 'wave', label: 'draw a wave' },
] as const;

export function OwnSeriesDialog({ onClose }: { readonly onClose: () => void }) {
  const [way, setWay] = useState('csv');
  return (
    <Dialog title="A series of your own" onClose={onClose}>
      <p>The network learns to say the next value. The numbers stay in this browser.</p>
      <Segmented label="Where the series comes from" choices={WAYS} value={way} onChange={setWay} />
      {way === 'csv' ? <CsvForm onDone={onClose} /> : <WaveForm onDone={onClose} />}
    </Dialog>
  );
}
