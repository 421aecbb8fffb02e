/** What can be wrong with a file that is to hold a network, as data, and what a person is told of it: what it is and what to do. */

export type Fault =
  /** Of the file as such. */
  | { readonly what: 'no safetensors' | 'too large' | 'long header' | 'cut off' | 'left over' }
  | { readonly what: 'header' | 'metadata' | 'no tensors' | 'name' }
  | { readonly what: 'entry' | 'offsets' | 'not finite'; readonly tensor: string }
  | { readonly what: 'dtype'; readonly tensor: string; readonly dtype: string }
  /** Of the network in it. */
  | { readonly what: 'missing' | 'unknown' | 'beyond 32 bits'; readonly tensor: string }
  | {
      readonly what: 'shape';
      readonly tensor: string;
      readonly shape: readonly number[];
      readonly needed: readonly number[];
    }
  | { readonly what: 'no link' | 'several networks' | 'step' | 'changes' | 'optimizer' | 'budget' }
  | { readonly what: 'link'; readonly sentence: string }
  | { readonly what: 'other problem' };

export interface Faulty {
  readonly kind: 'faulty';
  readonly fault: Fault;
}

export const faulty = (fault: Fault): Faulty => ({ kind: 'faulty', fault });

const AGAIN = 'Save or download it again; what is on the page stays as it is.';

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** What is wrong, and what to do, in whole sentences. */
export function faultSentence(fault: Fault): string {
  switch (fault.what) {
    case 'no safetensors':
      return 'This file holds no network: it is not in the safetensors format. Choose a file that was saved here as a network, or by PyTorch with safetensors.';
    case 'too large':
      return 'This file is larger than any network that this page can train, so it was not read.';
    case 'long header':
      return 'The header of this file is longer than 64 KB, which no network of this page needs, so it was not read.';
    case 'cut off':
      return `The end of this file is missing. ${AGAIN}`;
    case 'left over':
      return `This file holds bytes that belong to no tensor, so it is damaged. ${AGAIN}`;
    case 'header':
      return `The header of this file cannot be read, so it is damaged. ${AGAIN}`;
    case 'metadata':
      return `The metadata of this file are not texts under plain names, so it is damaged. ${AGAIN}`;
    case 'no tensors':
      return 'This file holds no tensor, and so no network. Choose another file.';
    case 'name':
      return `A tensor of this file has a name that is no plain word, so it is damaged. ${AGAIN}`;
    case 'entry':
      return `What the header of this file says of the tensor “${fault.tensor}” does not fit together, so it is damaged. ${AGAIN}`;
    case 'offsets':
      return `The tensor “${fault.tensor}” does not begin where the one before it ends, so the file is damaged. ${AGAIN}`;
    case 'not finite':
      return `The tensor “${fault.tensor}” holds infinite numbers or such as are none: this network has diverged, or the file is damaged. Nothing can go on from it.`;
    case 'dtype':
      return `The tensor “${fault.tensor}” is stored as ${fault.dtype}. This page reads F32 and F64: save the network in 32-bit numbers (in PyTorch, model.float()).`;
    case 'missing':
      return `The tensor “${fault.tensor}” is missing in this file, and the network that its link describes needs it.`;
    case 'unknown':
      return `The tensor “${fault.tensor}” has no place in the network that the link of this file describes. Take it out, or give the link of the network that has it.`;
    case 'beyond 32 bits':
      return `The tensor “${fault.tensor}” holds numbers that are too large for 32 bits, in which this page computes.`;
    case 'shape':
      return `The tensor “${fault.tensor}” has the shape ${shapeText(fault.shape)}, and the network that the link of this file describes needs ${shapeText(fault.needed)}.`;
    case 'no link':
      return 'This file does not say which experiment its network belongs to. Its metadata need an entry “link” with the link of the experiment.';
    case 'several networks':
      return 'The link of this file is that of a race. A file holds one network: give the link without those that race with it.';
    case 'link':
      return `The link in this file cannot be taken as it stands. ${fault.sentence}`;
    case 'step':
      return 'This file does not say at which training step its network is: the entry “step” of its metadata must be a whole number from 0 to 20,000,000.';
    case 'changes':
      return `The settings that were changed under way cannot be read from this file, so it is damaged. ${AGAIN}`;
    case 'optimizer':
      return 'This file holds only some of the moments that its optimizer needs. Take them out, and the optimizer begins anew.';
    case 'budget':
      return 'One training step of the network in this file asks more of a machine than this page allows, so it was not taken on.';
    case 'other problem':
      return 'The network in this file reads or answers something else than the data of its experiment: another number of inputs, outputs or time steps. With own data, it needs those that it learned from.';
    default:
      fault satisfies never;
      throw new Error('There is no such fault.');
  }
}
