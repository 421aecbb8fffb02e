/** The same weights at every step: networks tried on lengths they were never trained on. */
import type { Claim, RunResult, RunSpec } from '../claim.ts';
import { figures, listText, metricAt, percent } from '../judging.ts';

const PARITY = '#task=parity&length=20&from=1&answer=every&batch=64&lr=0.005&clip=1';
const STEPS = 1500;

function parity(name: string, cell: string, lengths: readonly number[], steps = STEPS): RunSpec {
  return { name, link: `${PARITY}&cell=${cell}`, steps, lengths };
}

const SETTING = `parity, trained on lengths 1 to 20, batch 64, Adam 0.005, clip 1, ${STEPS.toLocaleString('en')} steps`;

function generalises(id: string, name: string, cell: string, fast = false): Claim {
  return {
    id,
    sentence: `One step's weights serve any length: ${name}, trained on up to 20 bits, follows 200.`,
    setting: `${SETTING}, 16 units; share of right answers at length 200`,
    threshold: 'the median at least 99 % at length 200',
    source: 'Delétang et al. 2023 (arXiv:2207.02098), parity check',
    published: '100 % at length 200',
    ...(fast ? { fast } : {}),
    runs: [parity(name, cell, [20, 50, 100, 200])],
    judge(results) {
      const at = figures(results[name]!, (result) => metricAt(result, 200));
      return {
        holds: at.middle >= 0.99,
        ours: `${listText(at, percent)} right at length 200`,
        bySeed: at.all,
      };
    },
  };
}

/** Answers at steps 1 to 20 are the same whether more follows or not: what is left of length 40 are steps 21 to 40. */
function beyond(result: RunResult): number {
  return 2 * metricAt(result, 40) - metricAt(result, 20);
}

export const lengths: readonly Claim[] = [
  generalises('parity-lengths-gru', 'a GRU', 'gru&units=16', true),
  generalises('parity-lengths-lstm', 'an LSTM', 'lstm&units=16'),
  {
    id: 'parity-lengths-attention',
    sentence:
      'Attention has no step that repeats: trained on up to 20 bits, it does not follow more of them.',
    setting: `${SETTING.replace('1,500', '600')}, two layers of causal attention, 32 units; share of right answers at steps 21 to 40`,
    threshold: 'the median at most 60 % at steps 21 to 40 (a coin gets 50 %)',
    source: 'Delétang et al. 2023 (arXiv:2207.02098); Hahn 2020 (arXiv:1906.06755)',
    published: 'at chance from length 40',
    runs: [parity('attention', 'attention&units=32&layers=2', [10, 20, 40, 80], 600)],
    judge(results) {
      const at = figures(results['attention']!, beyond);
      const within = figures(results['attention']!, (result) => metricAt(result, 20));
      return {
        holds: at.middle <= 0.6,
        ours: `${listText(at, percent)} right at steps 21 to 40, ${listText(within, percent)} up to 20`,
        bySeed: at.all,
      };
    },
  },
];
