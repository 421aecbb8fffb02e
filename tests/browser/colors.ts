/** Colours as they are painted: one that was mixed is told in other words. */
export function inBytes(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return `rgb(${[...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)].join(', ')})`;
}
