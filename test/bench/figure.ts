import { cpus } from 'node:os';

/** One measured figure, as `--json` prints it. */
export interface Figure {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
  /** `max`: less is better. */
  readonly sense?: 'min' | 'max';
  readonly samples: readonly number[];
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Where it was measured; figures of two machines are not to be compared. */
export function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim()}, ${process.platform}, node ${process.versions.node}`;
}

export function show({ bench, value, unit, goal, sense }: Figure): string {
  const isMet = goal === undefined || (sense === 'max' ? value <= goal : value >= goal);
  const wish = goal === undefined ? '' : `  (goal ${sense === 'max' ? '≤' : '≥'} ${goal}: ${isMet ? 'met' : 'MISSED'})`;
  return `${bench.padEnd(34)} ${value.toFixed(3).padStart(10)} ${unit}${wish}`;
}
