/** What takes the changes that a person makes to the input on the score, and has the network read it. */
import type { StoreApi } from 'zustand';
import type { Edit } from '../../../store/edits.ts';

export interface InputEdits {
  readonly store: Pick<
    StoreApi<{
      readonly edit: Edit | undefined;
      /** Why there is no answer to it, in a sentence. */
      readonly sentence: string | undefined;
    }>,
    'getState' | 'getInitialState' | 'subscribe'
  >;
  change(part: { readonly edit: Edit | undefined }): void;
}
