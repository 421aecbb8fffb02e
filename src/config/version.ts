/** The version of Unroll, for what is taken out of the page: that of package.json, as a test demands. */
export const VERSION = '0.1.0';
