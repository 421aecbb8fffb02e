import { expect, test } from 'vitest';
import { readableName } from '../../../src/backend/context.ts';

test.each([
  [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'SwiftShader',
  ],
  ['ANGLE (Intel, Mesa Intel(R) Xe Graphics (TGL GT2), OpenGL 4.6)', 'Intel Xe Graphics'],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
  ['ANGLE (NVIDIA Corporation, NVIDIA GeForce GTX 1050/PCIe/SSE2, OpenGL 4.5.0)', 'NVIDIA GeForce GTX 1050'],
  [
    'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Intel UHD Graphics 620',
  ],
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)', 'Apple M1'],
  ['ANGLE (NVIDIA, Vulkan 1.3.242 (NVIDIA H200 (0x00002335)), NVIDIA)', 'NVIDIA H200'],
  ['Mali-G78', 'Mali-G78'],
  ['Adreno (TM) 640', 'Adreno 640'],
  ['llvmpipe (LLVM 15.0.7, 256 bits)', 'llvmpipe'],
  ['', 'unnamed graphics'],
  // WebKit says this of every card, also where there is none of Apple's.
  ['Apple GPU', 'unnamed graphics'],
  ['WebKit WebGL', 'unnamed graphics'],
  ['Mozilla', 'unnamed graphics'],
  // Firefox, on Linux and on Windows.
  ['llvmpipe, or similar', 'llvmpipe or similar'],
  ['Intel(R) HD Graphics 400, or similar', 'Intel HD Graphics 400 or similar'],
  [
    'ANGLE (NVIDIA, NVIDIA GeForce GTX 980 Direct3D11 vs_5_0 ps_5_0), or similar',
    'NVIDIA GeForce GTX 980 or similar',
  ],
])('%s is called %s', (renderer, name) => expect(readableName(renderer)).toBe(name));
