import { POLICIES, type PolicyKind, policyIdOf } from './account.ts';
import type { Call, Result } from './call.ts';
import { type Defect, EbayError } from './ebay-error.ts';
import { MARKETPLACE_IDS, siteOf } from './sites.ts';

/** GET /{kind}_policy?marketplace_id= */
export function listPolicies(call: Call, kind: PolicyKind): Result {
  const marketplace = marketplaceOf(call);
  const found = POLICIES[kind].filter(({ marketplaceId }) => marketplaceId === marketplace);
  const href = `${call.origin}/sell/account/v1/${kind}_policy?${new URLSearchParams({ marketplace_id: marketplace })}`;
  return { status: 200, data: { total: found.length, href, [`${kind}Policies`]: found } };
}

export function getPolicy(call: Call, kind: PolicyKind): Result {
  const found = POLICIES[kind].find((policy) => policyIdOf(kind, policy) === call.ids[0]);
  if (!found) throw new EbayError(404, accountError(20404, `${kind}PolicyId not found.`));
  return { status: 200, data: found };
}

export function getPolicyByName(call: Call, kind: PolicyKind): Result {
  const marketplace = marketplaceOf(call);
  const name = call.query.get('name');
  if (name === null) throw new EbayError(400, accountError(20401, 'Missing field name. '));
  const found = POLICIES[kind].find((policy) => policy.name === name && policy.marketplaceId === marketplace);
  if (!found) throw new EbayError(400, accountError(20404, 'name not found.'));
  return { status: 200, data: found };
}

/** GET /program/get_opted_in_programs: business policies, and the out-of-stock control that keeps listings alive. */
export function optedInPrograms(): Result {
  return {
    status: 200,
    data: { programs: [{ programType: 'SELLING_POLICY_MANAGEMENT' }, { programType: 'OUT_OF_STOCK_CONTROL' }] },
  };
}

export function privileges(): Result {
  const sellingLimit = { amount: { value: '10000000.0', currency: 'USD' }, quantity: 1_000_000 };
  return { status: 200, data: { sellerRegistrationCompleted: true, sellingLimit } };
}

function marketplaceOf(call: Call): string {
  const given = call.query.get('marketplace_id');
  if (given === null) throw new EbayError(400, accountError(20401, 'Missing field marketplace_id. '));
  if (!MARKETPLACE_IDS.includes(given)) throw new EbayError(400, accountError(20403, 'Invalid marketplace_id. '));
  return siteOf(given)?.id ?? given;
}

/** The words of the Account API's specification. */
function accountError(errorId: number, message: string): Defect {
  return { errorId, domain: 'API_ACCOUNT', category: 'REQUEST', message };
}
