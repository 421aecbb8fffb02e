/** Where the run computes, why there, and the choice of it. */
import { settings } from '../../config/index.ts';
import type { DeviceInfo } from '../../worker/protocol.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { HelpGroup } from '../../ui/help.tsx';
import { OptionControl } from '../panels/OptionControl.tsx';
import { usePage, useSession } from '../session.ts';

const backendOption = settings.find(({ id }) => id === 'backend')!;

export function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const device = usePage((state) => state.info?.device);
  const backend = usePage((state) => state.experiment.backend);
  return (
    <Dialog title="Where it is computed" onClose={onClose}>
      {device ? (
        <>
          <dl className="facts">
            <dt>Backend</dt>
            <dd>{backendText(device)}</dd>
            <dt>Device</dt>
            <dd>{device.name}</dd>
            <dt>Numbers</dt>
            <dd>32-bit floating point</dd>
          </dl>
          <p>{device.reason}</p>
        </>
      ) : (
        <p>The worker is still starting; in a moment it says where it computes.</p>
      )}
      <HelpGroup initial={backendOption.help} announce={session.announce}>
        <OptionControl owner="experiment" option={backendOption} value={backend} />
      </HelpGroup>
      <p className="sentence">
        Nothing is sent anywhere: training happens in this browser, in a worker of its own. Another choice
        begins a fresh run. <a href="./bench.html">Measure how fast this machine is.</a>
      </p>
    </Dialog>
  );
}

function backendText({ backend, software }: DeviceInfo): string {
  if (backend === 'cpu') return 'CPU, on the processor';
  return software ? 'WebGL, drawn in software' : 'WebGL, on the graphics card';
}
