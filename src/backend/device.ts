/** What a run can be computed by; `cpu` is JavaScript. */
export type BackendId = 'webgl' | 'wasm' | 'cpu';

/** Where the run computes, and why there. */
export interface DeviceInfo {
  readonly backend: BackendId;
  /** The graphics card's name, or the processor's share: "Intel Iris Xe", "WebAssembly on the CPU". */
  readonly name: string;
  /** How multiply-adds of the WebAssembly kernels are rounded: as a whole, or product and sum each. */
  readonly rounding?: 'once' | 'twice';
  /** True where WebGL is drawn in software. */
  readonly software: boolean;
  /** One sentence for the person. */
  readonly reason: string;
}

/** What failed again and again in a run, and is used no more; each with the beginning of a sentence that says so. */
export type GivenUp = Readonly<Partial<Record<Exclude<BackendId, 'cpu'>, string>>>;
