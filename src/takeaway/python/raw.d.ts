/** A file's own text (Vite's `?raw`), for the worker, which knows nothing else of Vite. */
declare module '*?raw' {
  const text: string;
  export default text;
}
