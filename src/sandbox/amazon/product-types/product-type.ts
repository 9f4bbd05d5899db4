import type { Schema } from './shapes.ts';

/** Facts of one product type, beside what all have in common. */
export interface ProductType {
  readonly name: string;
  readonly displayName: string;
  /** Words that lead to it, in the languages of the sites and in Chinese. */
  readonly words: readonly string[];
  readonly attributes: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
  /** Asked for in issue 18448 while they are missing. */
  readonly relevant: readonly string[];
  /** Variation theme to the attributes that it turns on. */
  readonly themes: Readonly<Record<string, readonly string[]>>;
  readonly conditions?: readonly Schema[];
}
