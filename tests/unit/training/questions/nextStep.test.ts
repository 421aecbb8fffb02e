/** Phases of a step by tensor operations; those of the other forms are in the suite of fast trainers. */
import { describe } from 'vitest';
import { variants } from '../../../fixtures/networks.ts';
import { knownTrainer } from '../../../fixtures/knownTrainer.ts';
import { phasesSuite } from '../../../suites/nextStep.ts';

describe.each(variants.filter(({ model }) => ['gru', 'mingru', 'attention'].includes(model.id)).slice(0, 4))(
  '$name',
  (variant) => {
    phasesSuite(async () => [await knownTrainer(variant), await knownTrainer(variant)]);
  },
);
