/** The foot of a dialog for own data: what stands in the way, what helps, and the button that takes the data on. */
import { Button } from '../../../ui/Button.tsx';
import { LengthOffer } from './LengthOffer.tsx';

interface OwnFootProps {
  /** Of the sentence on what is wrong, for the field that it is about. */
  readonly errorId: string;
  readonly error: string | undefined;
  /** Asks again; undefined where that helps nothing. */
  readonly onAgain: (() => void) | undefined;
  /** With which length T the data can be learned; undefined where another one helps nothing. */
  readonly fitting: number | undefined;
  /** The length that was taken in place of the experiment's. */
  readonly length: number | undefined;
  readonly onLength: (length: number | undefined) => void;
  /** What stands on the button. */
  readonly label: string;
  readonly onUse: () => void;
}

export function OwnFoot(props: OwnFootProps) {
  const { errorId, error, onAgain, fitting, length, onLength, label, onUse } = props;
  return (
    <div className="own-foot">
      <div className="own-said">
        <p className="help-line help-error" id={errorId} role="alert">
          {error}
        </p>
        {onAgain && <Button onClick={onAgain}>Try again</Button>}
        <LengthOffer fitting={fitting} taken={length} onTake={onLength} />
      </div>
      <Button look="primary" onClick={onUse}>
        {label}
      </Button>
    </div>
  );
}
