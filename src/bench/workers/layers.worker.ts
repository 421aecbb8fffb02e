/** The worker of `tf.layers` on the backends that the page may use. */
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { createContext } from '../../backend/context.ts';
import { host } from './host.ts';
import { layersContestant } from './layers.ts';
import type { Size } from './protocol.ts';

async function onWebgl(size: Size) {
  const probe = createContext();
  if (!probe) throw new Error('This browser has no WebGL 2.');
  await import('@tensorflow/tfjs-backend-webgl');
  if (!(await setBackend('webgl'))) throw new Error('WebGL did not start here.');
  await ready();
  return layersContestant(size, probe.name, 'draws');
}

async function onCpu(size: Size) {
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  await ready();
  return layersContestant(size, 'JavaScript on the CPU', 'kernels');
}

host({ 'tf-layers-webgl': onWebgl, 'tf-layers-cpu': onCpu });
