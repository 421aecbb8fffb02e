/**
 * By which arithmetic a run is computed: all that decides, beside its link, which bits come out, in a short word. `wasm-fma` and
 * `wasm` are the compiled kernels, with multiply-adds that are rounded once, or twice, which the processor and the browser decide;
 * `js` is JavaScript; `webgl` is the draws of whatever graphics card there is, where two cards need not agree. `reference` says
 * that training steps are tensor operations where another form is the rule.
 */
import type { RunInfo } from '../protocol.ts';

export function arithmeticOf({
  device: { backend, rounding },
  form,
}: Pick<RunInfo, 'device' | 'form'>): string {
  if (backend === 'cpu') return 'js';
  return [backend, ...(rounding === 'once' ? ['fma'] : []), ...(form === 'reference' ? [form] : [])].join(
    '-',
  );
}
