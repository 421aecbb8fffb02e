/**
 * Lets waiting messages in. A message to oneself is handled after those that wait already, at once; a timer would be clamped
 * to 4 ms and an animation frame would cap the loop at the screen's rate.
 */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
