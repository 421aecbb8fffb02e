/** What is said of the place where a run is computed. */
import { settings, type Experiment } from '../config/index.ts';
import type { BackendId, DeviceInfo } from '../worker/protocol.ts';
import { formatCount } from '../text/numbers.ts';

/** The setting that says where a run is computed. */
export const backendOption = settings.find((setting) => setting.id === 'backend')!;

/** The setting that says how many cores train. */
export const coresOption = settings.find((setting) => setting.id === 'cores')!;

/** A backend as the settings name it: "WebAssembly". */
export function backendLabel(backend: BackendId): string {
  return backendOption.choices.find(({ value }) => value === backend)!.label;
}

/** The device with its backend: "WebGL · Intel Iris Xe", "JavaScript on the CPU". */
export function deviceLabel({ backend, name }: DeviceInfo): string {
  return backend === 'webgl' ? `${backendLabel(backend)} · ${name}` : name;
}

/** Where the experiment asks for a backend by name and the run is on another: that, and why. */
export function missedSentence(asked: Experiment['backend'], device: DeviceInfo): string | undefined {
  if (asked === 'auto' || asked === device.backend) return undefined;
  return `This experiment asks for ${backendLabel(asked)} and does not get it: ${device.reason}`;
}

/** @param step the last one that was computed where the run was before */
export function movedSentence(device: DeviceInfo, step: number): string {
  return `After step ${formatCount(step)} the run moved to ${deviceLabel(device)}, where it goes on.`;
}
