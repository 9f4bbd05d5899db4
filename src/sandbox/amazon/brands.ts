import { type Issue, issue } from './issue.ts';

/** Made up. Registered ones belong to somebody else; unapproved ones wait for Amazon's approval. */
const REGISTERED = ['northwind traders'];
const UNAPPROVED = ['contoso unapproved'];

/** Reference: 5461, not authorised under this brand; 5665, brand name not approved. */
export function brandIssues(brand: string): readonly Issue[] {
  const name = brand.toLowerCase();
  if (REGISTERED.includes(name))
    return [
      issue({
        code: '5461',
        message: `You are not authorized to list products under the brand '${brand}'.`,
        attributes: ['brand'],
        category: 'QUALIFICATION_REQUIRED',
      }),
    ];
  if (UNAPPROVED.includes(name))
    return [
      issue({
        code: '5665',
        message: `The brand name '${brand}' has not been approved by Amazon. Request approval of the brand name.`,
        attributes: ['brand'],
        category: 'QUALIFICATION_REQUIRED',
      }),
    ];
  return [];
}
