/** Where it runs, why there and how fast, and the choice of it: the run moves there and goes on. */
import { useId } from 'react';
import { coresHere, withValue } from '../../config/index.ts';
import { backendOption, coresOption } from '../../store/deviceLabels.ts';
import type { OptionValue } from '../../options/option.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { DeviceInfo, TrainerForm } from '../../worker/protocol.ts';
import { cappedOption, uncapped } from '../panels/capped.ts';
import { OptionControl } from '../panels/OptionControl.tsx';
import { useLock } from '../classroom/useLock.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { coresText } from './coresText.ts';
import { Speeds } from './Speeds.tsx';

export function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Where it runs" onClose={onClose}>
      <Choice />
      <Facts />
      <p className="sentence">
        Nothing is sent anywhere: training happens in this browser, in a worker of its own.{' '}
        <NewTabLink href="./bench.html">Measure how fast this machine is.</NewTabLink>
      </p>
    </Dialog>
  );
}

function Choice() {
  const session = useSession();
  const id = useId();
  const backend = usePage((state) => state.experiment.backend);
  const compiled = usePage((state) => state.info?.form === 'wasm');
  const lock = useLock('backend', 'backend');
  const choose = (next: string) => {
    const { experiment } = session.store.getState();
    session.change(withValue(experiment, 'experiment', 'backend', next));
  };
  return (
    <div className="device-choice">
      <Segmented
        label={backendOption.label}
        choices={backendOption.choices}
        value={backend}
        onChange={choose}
        describedBy={lock ? `${lock.id} ${id}` : id}
        disabled={lock !== undefined}
      />
      {lock?.sign}
      <p id={id} className="sentence">
        {backendOption.help} Another choice moves the run, which goes on from the step it has reached.
      </p>
      {compiled && coresHere() > 1 && <CoresControl />}
    </div>
  );
}

/** From one to all that there are; all are as many as may be on another machine, too. */
function CoresControl() {
  const session = useSession();
  const most = coresHere();
  const cores = usePage((state) => Math.min(state.experiment.cores, most));
  const choose = (next: OptionValue) => {
    const { experiment } = session.store.getState();
    const value = uncapped(coresOption, most, Number(next));
    session.change(withValue(experiment, 'experiment', 'cores', value));
  };
  const option = cappedOption(coresOption, most);
  return <OptionControl owner="experiment" option={option} value={cores} onChange={choose} />;
}

function Facts() {
  const info = usePage((state) => state.info);
  const cores = usePage((state) => state.coresAtWork);
  const most = usePage((state) => Math.min(state.experiment.cores, coresHere()));
  const moving = usePage((state) => state.status.state === 'moving');
  if (!info) return <p>The worker is still starting; in a moment it says where it runs.</p>;
  const { device, form } = info;
  return (
    <>
      <dl className="facts">
        <dt>Backend</dt>
        <dd>{backendText(device)}</dd>
        {device.backend === 'webgl' && (
          <>
            <dt>Device</dt>
            <dd>{device.name}</dd>
          </>
        )}
        <dt>Training</dt>
        <dd>{FORMS[form]}</dd>
        {form === 'wasm' && (
          <>
            <dt>Cores</dt>
            <dd>{coresText(cores, most, coresHere())}</dd>
          </>
        )}
        <dt>Numbers</dt>
        <dd>32-bit floating point</dd>
        <dt>Speed</dt>
        <dd>
          <Speeds />
        </dd>
      </dl>
      <p>
        {moving
          ? 'The run is on its way; in a moment it goes on from the step it has reached.'
          : device.reason}
      </p>
    </>
  );
}

const FORMS: Readonly<Record<TrainerForm, string>> = {
  fused: 'fused, by code made for this cell',
  wasm: 'by compiled kernels (WebAssembly SIMD)',
  reference: 'by TensorFlow.js, one operation after another',
};

function backendText({ backend, software }: DeviceInfo): string {
  switch (backend) {
    case 'webgl':
      return software ? 'WebGL, drawn in software' : 'WebGL, on the graphics card';
    case 'wasm':
      return 'WebAssembly, on the processor';
    case 'cpu':
      return 'JavaScript, on the processor';
  }
}
