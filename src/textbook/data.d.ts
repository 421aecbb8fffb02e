/** The textbook's text comes as its data (`scripts/vite/textbook.ts`). */
declare module '*.md?textbook' {
  const textbook: import('./textbook.ts').Textbook;
  export default textbook;
}
