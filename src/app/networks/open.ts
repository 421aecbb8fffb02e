/**
 * Takes on a network that was saved, in place of what is on the page. Everything is looked at first, and the run is begun in a
 * worker of its own: as long as anything is wrong with it, the page stays as it is.
 */
import { encodeLink } from '../../config/index.ts';
import { FORMAT, layoutOf, type KeptVisit } from '../../store/kept/keptVisit.ts';
import type { Session } from '../../store/session.ts';
import { faultSentence } from '../../takeaway/faults.ts';
import { fingerprint } from '../../takeaway/fingerprint.ts';
import { meets } from '../../takeaway/ownNeed.ts';
import { MOST_BYTES } from '../../takeaway/safetensors.ts';
import { keptRunOf, readNetwork, type SavedNetwork } from '../../takeaway/savedNetwork.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import type { ProblemSize } from '../../tasks/contract/problem.ts';
import type { RunInfo } from '../../worker/protocol.ts';
import { VERSION } from '../../text/version.ts';
import { missingDataSentence, openedSentences, type Alike } from './openText.ts';
import { tryOut } from './tryOut.ts';

/** `opened` where it has taken the place of what was there; a sentence says what is so now, or what is wrong. */
export interface Opened {
  readonly opened: boolean;
  readonly sentences: readonly string[];
}

const refused = (sentence: string): Opened => ({ opened: false, sentences: [sentence] });

const LOCKED =
  'Your teacher has set what this network would change: unlock the settings first, and open it again.';

/** @param own that was kept beside the network, in this browser */
export async function openNetwork(session: Session, bytes: Uint8Array, own?: OwnData): Promise<Opened> {
  const saved = readNetwork(bytes);
  if (saved.kind === 'faulty') return refused(faultSentence(saved.fault));
  const { needs, experiment } = saved;
  const data = needs && ownFor(session, saved, own);
  if (needs && !data) return refused(missingDataSentence(needs));

  const request = { experiment, play: false, ...(data && { own: data }) };
  const tried = await tryOut(session.parts.createClient, {
    ...request,
    kept: keptRunOf(saved, saved.origin?.form),
  });
  if ('sentence' in tried) return refused(tried.sentence);
  const { problem } = tried.info;
  if (!sameSize(saved, problem)) return refused(faultSentence({ what: 'other problem' }));

  const alike = alikeness(saved, tried.info);
  const size = { inputSize: problem.inputSize, outputSize: problem.outputSize, timeSteps: problem.timeSteps };
  const form = alike === 'other backend' ? undefined : saved.origin?.form;
  const visit: KeptVisit = {
    format: FORMAT,
    fragment: encodeLink(experiment),
    ...(data && { own: data }),
    ownInLink: false,
    playing: false,
    networks: [{ run: keptRunOf(saved, form), size, layout: layoutOf(saved.initial, size) }],
  };
  if (!session.takeUp(visit, 'push')) return refused(LOCKED);
  const sentences = openedSentences(saved, alike, tried.info.device.backend);
  session.notices.replace('link', sentences);
  return { opened: true, sentences };
}

/** Opens a file that was chosen or dropped. */
export async function openNetworkFile(session: Session, file: File): Promise<Opened> {
  if (file.size > MOST_BYTES) return refused(faultSentence({ what: 'too large' }));
  return openNetwork(session, new Uint8Array(await file.arrayBuffer()));
}

/** The data that the network learned from: those of its link, those that were kept beside it, or those that the page has. */
function ownFor(
  session: Session,
  { needs, own }: SavedNetwork,
  kept: OwnData | undefined,
): OwnData | undefined {
  const ofPage = session.store.getState().own[needs!.kind];
  return [own, kept, ofPage].find((data) => meets(data, needs!));
}

/** A side of the problem that decides no shape is 1 in a file. */
function sameSize({ size, initial }: SavedNetwork, problem: ProblemSize): boolean {
  return layoutOf(initial, size) === layoutOf(initial, problem);
}

/** How far the numbers here will be those of the device that saved it. */
function alikeness({ origin }: SavedNetwork, { device, form }: RunInfo): Alike {
  if (!origin) return 'unknown';
  if (origin.backend !== device.backend) return 'other backend';
  const same =
    origin.form === form && origin.device === fingerprint(device.name) && origin.version === VERSION;
  return same ? 'same' : 'other device';
}
