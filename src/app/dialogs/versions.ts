/** What runs here, for About; a test holds these to package.json. */
export const VERSIONS = { unroll: '0.1.0', react: '19.3.1', tensorflow: '4.22.0' } as const;
