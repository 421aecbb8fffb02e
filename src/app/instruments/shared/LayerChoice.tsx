/** Which layer an instrument looks at, where there are several. */
import { Segmented } from '../../../ui/Segmented.tsx';

export interface LayerChoiceProps {
  readonly layers: number;
  /** From 0. */
  readonly layer: number;
  readonly onLayer: (layer: number) => void;
}

export function LayerChoice({ layers, layer, onLayer }: LayerChoiceProps) {
  if (layers === 1) return null;
  const choices = Array.from({ length: layers }, (_, k) => ({ value: String(k), label: `layer ${k + 1}` }));
  return (
    <Segmented
      label="Layer"
      choices={choices}
      value={String(layer)}
      onChange={(value) => onLayer(Number(value))}
    />
  );
}
