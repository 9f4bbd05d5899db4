import type { Check } from './check.ts';
import { identity } from './checks/identity.ts';
import { ours } from './checks/ours.ts';
import { pictures } from './checks/pictures.ts';
import { publishing } from './checks/publishing.ts';
import { rendering } from './checks/rendering.ts';
import { trouble } from './checks/trouble.ts';
import { updating } from './checks/updating.ts';
import { words } from './checks/words.ts';

/** All that a marketplace has to pass, the cheap ones first. */
export const checks: readonly Check[] = [
  ...identity,
  ...rendering,
  ...publishing,
  ...updating,
  ...pictures,
  ...ours,
  ...words,
  ...trouble,
];
