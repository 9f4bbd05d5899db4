import type { Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Scene } from './scene.ts';

/** One line of what every marketplace must pass. The scene is fresh; `scene.another()` gives more of them. */
export interface Check {
  readonly name: string;
  /** The capability it is about; absent: every marketplace has it. */
  needs?(marketplace: Marketplace): boolean;
  run(scene: Scene): Promise<void>;
}
