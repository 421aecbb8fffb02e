/** Which validation example is worked with: any, or the one that the network gets most wrong. */
import { useState } from 'react';
import { formatLoss } from '../../../text/numbers.ts';
import type { Readout } from '../../../worker/protocol.ts';
import { useSession } from '../../sessionContext.ts';
import { ToolButton } from '../../../ui/ToolButton.tsx';

/** Any example but the one that is shown. */
function another({ example, examples }: Readout): number {
  if (examples < 2) return example;
  return (example + 1 + Math.floor(Math.random() * (examples - 1))) % examples;
}

export function ExampleChoice({
  base,
  onSay,
}: {
  readonly base: Readout;
  readonly onSay: (text: string) => void;
}) {
  const session = useSession();
  const [waiting, setWaiting] = useState(false);
  const showHardest = async () => {
    if (waiting) return;
    setWaiting(true);
    const found = await session.ask({ kind: 'losses' });
    setWaiting(false);
    if (found.kind === 'refused') return onSay(found.sentence);
    const { losses } = found;
    const hardest = losses.reduce((worst, loss, k) => (loss > losses[worst]! ? k : worst), 0);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    session.showExample(hardest);
    onSay(
      `Example ${hardest + 1} has the highest loss of all ${losses.length}: ${formatLoss(losses[hardest]!)}, against ${formatLoss(mean)} on average.`,
    );
  };
  const showAnother = () => {
    session.showExample(another(base));
    onSay('');
  };
  return (
    <>
      <ToolButton help="Shows another validation example, any of them." onPress={showAnother}>
        Random example
      </ToolButton>
      <ToolButton
        help="Shows the validation example that the network, as it is now, gets most wrong."
        onPress={() => void showHardest()}
      >
        Hardest example
      </ToolButton>
    </>
  );
}
