import * as tfjs from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll } from 'vitest';
import { createContext } from '../../src/backend/context.ts';
import { useContext } from '../../src/backend/webgl.ts';
import { sequenceSuite } from '../suites/recurrentSequence.ts';

beforeAll(async () => {
  useContext(createContext()!.context);
  await tfjs.setBackend('webgl');
});

sequenceSuite('webgl');
