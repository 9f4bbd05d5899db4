import type { Reporter } from '../core/ports/reporter.ts';
import { reporters } from '../reporters/index.ts';

/** Every format's name. */
export const reporterIds: readonly string[] = Object.keys(reporters);

/** Undefined: there is no such format. */
export async function loadReporter(format: string): Promise<Reporter | undefined> {
  const load = Object.entries(reporters).find(([id]) => id === format)?.[1];
  return load?.();
}

export { findingView } from '../reporters/finding-view.ts';
export { inspectionText } from '../reporters/inspection.ts';
export { inspectionJson } from '../reporters/inspection-json.ts';
export { marketplaceText } from '../reporters/marketplace-text.ts';
