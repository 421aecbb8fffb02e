/**
 * Once a layer's way back is done: what the gradient by its weights is made of, for all steps at once, in the layout of
 * `line.ts`. Whoever adds up over steps then reads texels side by side.
 */
import { GROUP, groupsOf } from '../atlas.ts';
import { keptOf, placeOf, type CellKernel } from '../cellKernel.ts';
import { PLACE_OF, sourceOf, whole, type Source } from './common.ts';

/**
 * Gradients by the sums (`sum0` …), the hidden state of the step before (`past`), what one sum has read in its place (`through`),
 * the layer's own hidden state (`own`), and that of the layer below (`lower`).
 */
export function spreadNames(
  { preActivations, second }: CellKernel,
  { top, bottom }: { readonly top: boolean; readonly bottom: boolean },
): string[] {
  return [
    ...preActivations.names.map((_, g) => `sum${g}`),
    'past',
    ...(second ? ['through'] : []),
    ...(top ? ['own'] : []),
    ...(bottom ? [] : ['lower']),
  ];
}

/**
 * places[0] = (texels of a row; quads; steps; texels of a row of even or odd steps).
 * @param outputs which of `spreadNames` this draw writes
 */
export function spreadSource(kernel: CellKernel, hiddenSize: number, outputs: readonly string[]): Source {
  const { back, second } = kernel;
  const kept = keptOf(kernel, 'training');
  const states = kept.length - 1;
  const sums = outputs.filter((name) => name.startsWith('sum'));
  const fetchKept = (name: string, suffix: string) => {
    const { part, layer } = placeOf(kept, name);
    return `texelFetch(kept${part}${suffix}, ivec3(at, ${layer}), 0)`;
  };
  const gradient = (id: string, suffix: string) =>
    id === 'through'
      ? `texelFetch(through${suffix}, ivec3(group, unit & 3), 0)`
      : `texelFetch(gradients${suffix}, ivec3(group, ${GROUP * back.gradients.indexOf(id)} + (unit & 3)), 0)`;
  const text = (suffix: 'Even' | 'Odd') => {
    const other = suffix === 'Even' ? 'Odd' : 'Even';
    const values: Readonly<Record<string, () => string>> = {
      past: () =>
        `texelFetch(kept${states}${other}, ivec3(placeOf(slot - 1, ${hiddenSize}, places[0].y, places[0].w) + ivec2(quad, unit), 0), 0)`,
      through: () => fetchKept(second!.through, suffix),
      own: () => `texelFetch(kept${states}${suffix}, ivec3(at, 0), 0)`,
      lower: () => `texelFetch(lower${suffix}, ivec3(at, 0), 0)`,
    };
    const sources = [...new Set(sums.map((name) => back.by[Number(name.slice(3))]!))];
    return `
    ${sources.map((id) => `vec4 by_${id} = ${gradient(id, suffix)};`).join('\n')}
    ${outputs
      .map((name) => {
        const g = name.slice(3);
        return sums.includes(name)
          ? `out_${name} = ${fetchKept(`slope${g}`, suffix)} * by_${back.by[Number(g)]!};`
          : `out_${name} = ${values[name]!()};`;
      })
      .join('\n')}`;
  };
  return sourceOf({
    layered: [
      ...pairs('gradients'),
      ...(second ? pairs('through') : []),
      ...kept.flatMap((_, part) => pairs(`kept${part}`)),
      ...(outputs.includes('lower') ? pairs('lower') : []),
    ],
    outputs: outputs.map((name) => `out_${name}`),
    places: 1,
    functions: PLACE_OF,
    main: `${whole(hiddenSize)}
  int slot = step + 1;
  ivec2 at = placeOf(slot, ${hiddenSize}, places[0].y, places[0].w) + ivec2(quad, unit);
  ivec2 group = placeOf(slot, ${groupsOf(hiddenSize)}, places[0].y, places[0].w) + ivec2(quad, unit >> 2);
  if ((slot & 1) == 0) {${text('Even')}
  } else {${text('Odd')}
  }`,
  });
}

const pairs = (name: string) => [`${name}Even`, `${name}Odd`];
