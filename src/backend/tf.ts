/**
 * The one door to TensorFlow.js. Everything else receives the operations from here as an argument.
 *
 * `tfjs-core` registers no gradients by itself: without `register_all_gradients` training throws.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export { tf };
