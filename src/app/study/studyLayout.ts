/** Where each place of a study stands in its picture: along the axis, and in which group. */
import { networkNames } from '../race/names.ts';
import type { Experiment, StudyAxis } from '../../config/index.ts';
import { keyName, valueName } from '../../studies/names.ts';
import { cellsOf, networksOf, type Study, type StudyCell } from '../../studies/study.ts';

export interface StudyLayout {
  /** What stands along the axis, and what its groups are; empty where there is one alone. */
  readonly along: {
    readonly label: string;
    readonly values: readonly string[];
    readonly numbers: readonly number[] | undefined;
  };
  readonly groups: { readonly label: string; readonly values: readonly StudyGroup[] };
  readonly cells: readonly { readonly cell: StudyCell; readonly place: number; readonly group: number }[];
}

export interface StudyGroup {
  readonly label: string;
  /** The model whose colour it has; undefined where models differ within the group, or groups share one. */
  readonly model: string | undefined;
}

const NETWORK = 'network';

/** Numbers lie along the axis where there are some. */
function axisAlong(axes: readonly StudyAxis[]): StudyAxis | undefined {
  return axes.find(({ values }) => values.every((value) => typeof value === 'number')) ?? axes[0];
}

function modelsOf({ runs }: StudyCell): string | undefined {
  const [first] = runs;
  return first?.experiment.cell;
}

export function layoutOf(study: Study): StudyLayout {
  const { base, plan } = study;
  const networks = networksOf(study);
  const names = networkNames(networks);
  const along = axisAlong(plan.axes);
  const rest = plan.axes.filter((axis) => axis !== along);
  // Without a setting to go through, those that race lie along the axis.
  const byNetwork = along === undefined;
  const said = (experiment: Experiment, axis: StudyAxis, { place }: StudyCell) =>
    valueName(experiment, axis.key, place.find(({ key }) => key === axis.key)!.value);
  const rows = cellsOf(study).map((cell) => ({
    cell,
    at: byNetwork ? names[cell.network]! : said(base, along, cell),
    group: [
      ...rest.map((axis) => said(base, axis, cell)),
      ...(networks.length > 1 && !byNetwork ? [names[cell.network]!] : []),
    ].join(', '),
  }));
  const values = [...new Set(rows.map(({ at }) => at))];
  const groups = [...new Set(rows.map(({ group }) => group))];
  const numeric = along?.values.every((value) => typeof value === 'number') ?? false;
  const modelOf = (group: string) => {
    const models = new Set(rows.filter((row) => row.group === group).map(({ cell }) => modelsOf(cell)));
    return models.size === 1 ? [...models][0] : undefined;
  };
  const models = groups.map(modelOf);
  return {
    along: {
      label: along ? keyName(base, along.key) : NETWORK,
      values,
      numbers: numeric ? along!.values.map(Number) : undefined,
    },
    groups: {
      label: [
        ...rest.map(({ key }) => keyName(base, key)),
        ...(networks.length > 1 && !byNetwork ? [NETWORK] : []),
      ].join(', '),
      values: groups.map((label, k) => ({
        label,
        model: models.filter((model) => model === models[k]).length === 1 ? models[k] : undefined,
      })),
    },
    cells: rows.map(({ cell, at, group }) => ({
      cell,
      place: values.indexOf(at),
      group: groups.indexOf(group),
    })),
  };
}
