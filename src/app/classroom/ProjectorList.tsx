/** The examples that the link for the projector goes through, for whom wants others than all. */
import { presetGroups } from '../../config/presets.ts';
import { TickGroups } from './TickGroups.tsx';

const EXAMPLES = presetGroups.map(({ label, presets }) => ({
  title: label,
  names: presets.map((preset) => ({ value: preset.id, label: preset.label })),
}));

interface ProjectorListProps {
  readonly list: readonly string[];
  readonly onList: (list: readonly string[]) => void;
}

export function ProjectorList({ list, onList }: ProjectorListProps) {
  return (
    <details>
      <summary>Examples that Page Down goes through on your projector</summary>
      <p className="sentence">Where none is ticked, it goes through all of them.</p>
      <TickGroups groups={EXAMPLES} ticked={list} onTick={onList} />
    </details>
  );
}
