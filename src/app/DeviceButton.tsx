/** Where the run computes; a click says why. */
import { deviceLabel } from '../store/deviceLabels.ts';
import { Button } from '../ui/Button.tsx';
import { usePage, useSession } from './sessionContext.ts';

export function DeviceButton() {
  const session = useSession();
  const device = usePage((state) => state.info?.device);
  const failed = usePage(({ status }) => status.state === 'failed');
  const text = device ? deviceLabel(device) : failed ? 'Not started' : 'Starting…';
  return (
    <Button
      look="quiet"
      className="device"
      title={device ? `${text}: why here?` : undefined}
      onClick={() => session.show('device')}
    >
      {text}
    </Button>
  );
}
