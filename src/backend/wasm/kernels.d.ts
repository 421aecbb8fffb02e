/** A compiled module as text; `scripts/vite/assemblyScript.ts` makes it. */
declare module '*?kernels=plain' {
  export const base64: string;
}
declare module '*?kernels=relaxed' {
  export const base64: string;
}
