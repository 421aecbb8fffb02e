/** Where only the length T stands in the way of own data: one press makes it shorter. */
import { Button } from '../../../ui/Button.tsx';

interface LengthOfferProps {
  /** With which they can be learned; undefined where another length helps nothing. */
  readonly fitting: number | undefined;
  /** The one that was taken in place of the experiment's. */
  readonly taken: number | undefined;
  readonly onTake: (length: number | undefined) => void;
}

export function LengthOffer({ fitting, taken, onTake }: LengthOfferProps) {
  if (fitting !== undefined)
    return (
      <div className="length-offer">
        <Button onClick={() => onTake(fitting)}>{`Use T = ${fitting}`}</Button>
        <span>The network then sees windows of {fitting} values.</span>
      </div>
    );
  if (taken === undefined) return null;
  return (
    <div className="length-offer">
      <span>T = {taken} is used, so that the data suffice.</span>
      <Button look="quiet" onClick={() => onTake(undefined)}>
        Keep the old T
      </Button>
    </div>
  );
}
