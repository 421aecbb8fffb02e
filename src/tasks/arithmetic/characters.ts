/** What sums are written in, and the sign that ends the answer. */
import { END } from '../endOfAnswer.ts';

export const CHARACTERS = [...'0123456789+=', END];
