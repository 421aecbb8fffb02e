/** What becomes of an order. */
export type Zipped =
  | { readonly kind: 'zip'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** One sentence on why not. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** A file did not arrive, the worker is gone, or a fault of ours. */
  | { readonly kind: 'failed' };
