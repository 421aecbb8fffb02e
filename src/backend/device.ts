/** Where the run computes, and why there. */
export interface DeviceInfo {
  readonly backend: 'webgl' | 'cpu';
  /** The graphics card's name, or the processor's share: "Intel Iris Xe", "JavaScript on the CPU". */
  readonly name: string;
  /** True where WebGL is drawn in software. */
  readonly software: boolean;
  /** One sentence for the person. */
  readonly reason: string;
}
