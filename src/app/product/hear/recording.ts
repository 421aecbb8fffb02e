/** Records a few moments from the microphone. The sound stays in memory and is let go with the recording. */
import recorderUrl from './recorder.worklet.ts?worker&url';

export interface Recording {
  /** One channel, full scale ±1. */
  readonly samples: Float32Array;
  /** Samples per second. */
  readonly rate: number;
}

/** No recording; the message says why and what to do. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError';
}

/** Left out at the beginning, in seconds: switching on a microphone often cracks. */
const CRACK = 0.1;
/** A microphone that gives nothing for so long never will, and sound that has not begun to be worked on will not begin. */
const PATIENCE_MS = 4000;

const NONE =
  'This page cannot use a microphone here: open it by an address that begins with https, in a browser that has one.';

const NO_RECORDER =
  'What records the sound did not arrive: look whether this device is online, then press the button again.';
const NO_OUTPUT =
  'The sound of this browser did not start: some browsers listen only where they can play, too. Connect loudspeakers or headphones, then press the button again.';

/** What went wrong, by the names that the standard gives (w3.org/TR/mediacapture-streams). */
export function microphoneSentence(error: unknown): string {
  if (error instanceof MicrophoneError) return error.message;
  // An `OverconstrainedError` is no `DOMException` in Firefox and WebKit.
  switch ((error as Partial<Error> | null | undefined)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'The browser was not allowed to use the microphone: allow it for this page beside the address, then press the button again.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No microphone was found: connect one, then press the button again.';
    case 'NotReadableError':
    case 'AbortError':
      return 'The microphone could not be started: another program may be using it; end that, then press the button again.';
    case undefined:
    default:
      return `The recording failed (${String(error)}): try again, or use another browser.`;
  }
}

/**
 * Asks for the microphone, records, and switches it off again.
 * @param onStart called when the sound begins to come in
 * @throws MicrophoneError or one of the browser's own errors; `microphoneSentence` says it in words
 */
export async function record(seconds: number, onStart: () => void): Promise<Recording> {
  // A page opened by plain http has no `mediaDevices` at all, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || typeof AudioWorkletNode === 'undefined') throw new MicrophoneError(NONE);
  // Made before the question is answered: later it would be too long after the press to be let play.
  const context = new AudioContext();
  let stream: MediaStream | undefined;
  try {
    stream = await devices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    await begun(context);
    return await collect(context, stream, seconds, onStart);
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    // Where it could not begin, closing may never end either.
    context.close().catch(() => {});
  }
}

/** Firefox begins no sound where nothing can play it, and does not say so. */
async function begun(context: AudioContext): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new MicrophoneError(NO_OUTPUT)), PATIENCE_MS);
  });
  const recorder = context.audioWorklet.addModule(recorderUrl).catch(() => {
    throw new MicrophoneError(NO_RECORDER);
  });
  const ready = recorder.then(() => context.resume());
  await Promise.race([ready, patience]).finally(() => clearTimeout(timer));
}

function collect(
  context: AudioContext,
  stream: MediaStream,
  seconds: number,
  onStart: () => void,
): Promise<Recording> {
  const rate = context.sampleRate;
  const [left, wanted] = [Math.round(CRACK * rate), Math.round((CRACK + seconds) * rate)];
  const samples = new Float32Array(wanted);
  let count = 0;
  return new Promise((resolve, reject) => {
    const fail = (sentence: string) => reject(new MicrophoneError(sentence));
    const deaf = () => fail('The microphone gives no sound: check that it is switched on, then try again.');
    let patience = setTimeout(deaf, PATIENCE_MS);
    stream.getAudioTracks()[0]?.addEventListener('ended', () => {
      clearTimeout(patience);
      fail('The microphone went away: connect it again, then press the button once more.');
    });
    const recorder = new AudioWorkletNode(context, 'recorder');
    recorder.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      clearTimeout(patience);
      patience = setTimeout(deaf, PATIENCE_MS);
      if (count === 0) onStart();
      samples.set(data.subarray(0, wanted - count), count);
      count = Math.min(wanted, count + data.length);
      if (count < wanted) return;
      clearTimeout(patience);
      recorder.port.onmessage = null;
      resolve({ samples: samples.slice(left), rate });
    };
    context.createMediaStreamSource(stream).connect(recorder).connect(context.destination);
  });
}
