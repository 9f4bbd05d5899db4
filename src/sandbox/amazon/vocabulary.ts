import type { Ajv2019 } from 'ajv/dist/2019.js';
import { isValues } from './values.ts';

const ANNOTATIONS = ['selectors', 'editable', 'hidden', 'enumNames', 'enumDeprecated', 'replaces'];

/** Amazon's own keywords, as the documentation of the meta-schema describes them. */
export function addVocabulary(ajv: Ajv2019): void {
  ajv.addVocabulary(ANNOTATIONS);
  ajv.addKeyword({
    keyword: 'maxUtf8ByteLength',
    type: 'string',
    schemaType: 'number',
    compile: (max: number) => (value: string) => Buffer.byteLength(value) <= max,
  });
  ajv.addKeyword({
    keyword: 'minUtf8ByteLength',
    type: 'string',
    schemaType: 'number',
    compile: (min: number) => (value: string) => Buffer.byteLength(value) >= min,
  });
  ajv.addKeyword({
    keyword: 'maxUniqueItems',
    type: 'array',
    schemaType: 'number',
    compile: (max: number, parent) => (items: readonly unknown[]) =>
      groupSizes(items, parent.selectors).every((size) => size <= max),
  });
  ajv.addKeyword({
    keyword: 'minUniqueItems',
    type: 'array',
    schemaType: 'number',
    compile: (min: number, parent) => (items: readonly unknown[]) =>
      groupSizes(items, parent.selectors).every((size) => size >= min),
  });
}

/** How many items share each combination of selectors; without selectors they are all one. */
function groupSizes(items: readonly unknown[], selectors: unknown): readonly number[] {
  const names = Array.isArray(selectors) ? selectors.map(String) : [];
  const sizes = new Map<string, number>();
  for (const item of items) {
    const key = JSON.stringify(names.map((name) => (isValues(item) ? (item[name] ?? null) : null)));
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes.values()];
}
