/** The processor's cores as a run sees them: how many it may use, and how many computed its last step. */
export interface Cores {
  most: number;
  atWork: number;
}
