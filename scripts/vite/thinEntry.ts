/**
 * Keeps a worker's entry script a file that no other imports. WebKit evaluates the entry of a module worker a second time when
 * a chunk imports it, and the second copy takes over `self.onmessage`: every message after the first is lost. Bundlers move
 * shared code into the entry unless its exports must stay as they are, which Vite unsets for workers; only a plugin can say it.
 */
import type { Plugin } from 'vite';

export function thinEntry(): Plugin {
  return {
    name: 'unroll:thin-entry',
    apply: 'build',
    options: (options) => ({ ...options, preserveEntrySignatures: 'strict' }),
  };
}
