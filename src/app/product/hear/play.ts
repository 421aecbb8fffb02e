/** Plays a sound, in place of the one that still plays. */
let playing: AudioContext | undefined;

function end(context: AudioContext): void {
  if (playing === context) playing = undefined;
  // One that could not begin may never close.
  context.close().catch(() => {});
}

/**
 * @param samples one channel, full scale ±1
 * @param rate samples per second
 * @returns false where nothing can be played here
 */
export async function play(samples: Float32Array<ArrayBuffer>, rate: number): Promise<boolean> {
  if (typeof AudioContext === 'undefined') return false;
  if (playing) end(playing);
  const context = new AudioContext();
  playing = context;
  try {
    await context.resume();
    const buffer = context.createBuffer(1, samples.length, rate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.onended = () => end(context);
    source.connect(context.destination);
    source.start();
    return true;
  } catch {
    end(context);
    return false;
  }
}
