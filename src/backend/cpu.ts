/** Registers tfjs' JavaScript CPU backend. Loaded only where it is used. */
import '@tensorflow/tfjs-backend-cpu';

/** What tfjs calls it. */
export const CPU = 'cpu';
