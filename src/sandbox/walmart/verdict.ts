import type { IngestionError, Verdict } from './catalogue.ts';
import type { Violation } from './schema.ts';

/** @param sku empty where the entry had none */
export function success(sku: string): Verdict {
  return { sku, status: 'SUCCESS', errors: [] };
}

export function dataError(sku: string, ...errors: readonly IngestionError[]): Verdict {
  return { sku, status: 'DATA_ERROR', errors };
}

/** Worth another try later on. */
export function systemError(sku: string, error: IngestionError): Verdict {
  return { sku, status: 'SYSTEM_ERROR', errors: [error] };
}

/**
 * What an entry's schema is broken in, in Walmart's codes: ERR_PDI_0003 is seen with values that are not on a list ("Input XML
 * validation failed. The value …"), ERR_PDI_0034 stands for missing and invalid members (troubleshooting page).
 */
export function schemaError({ path, is, says }: Violation, context: string): IngestionError {
  const field =
    path
      .replace(/\[\d+\]/g, '')
      .split('.')
      .at(-1) ?? path;
  const code = is === 'wrong' ? 'ERR_PDI_0003' : 'ERR_PDI_0034';
  return { code, field, description: `Attribute '${field}' at '${path}' ${says}${context}.` };
}
