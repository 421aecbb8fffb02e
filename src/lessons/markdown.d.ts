/** A lesson's text comes as its data (`scripts/vite/lessons.ts`). */
declare module '*.md' {
  const lesson: import('./lesson.ts').Lesson;
  export default lesson;
}
