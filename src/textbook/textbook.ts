/** What the textbook is, as data: a chapter a lesson, and under each paragraph what it rests on. */
import type { Paragraph } from '../lessons/lesson.ts';
import type { SourceId } from './sources.ts';

/** A step of a lesson where it can be seen. */
export interface Place {
  readonly lesson: string;
  /** From 0. */
  readonly at: number;
}

export interface Statement {
  readonly text: Paragraph;
  readonly places: readonly Place[];
  /** Claims of docs/experiments.md. */
  readonly claims: readonly string[];
  readonly sources: readonly SourceId[];
}

export interface Chapter {
  /** The lesson it belongs to, and from 0 which that is. */
  readonly lesson: string;
  readonly number: number;
  readonly title: string;
  /** Files below `docs`; the page is a picture itself, and shows none. */
  readonly pictures: readonly { readonly file: string; readonly caption: string }[];
  readonly statements: readonly Statement[];
}

export type Textbook = readonly Chapter[];
