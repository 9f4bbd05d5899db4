import type { Result } from './call.ts';

/** GET /commerce/identity/v1/user: who has signed in. Its host is apiz.ebay.com; no stored specification has it: general knowledge. */
export function whoAmI(): Result {
  return {
    status: 200,
    data: {
      userId: 'listwright-rehearsal',
      username: 'listwright-rehearsal',
      accountType: 'BUSINESS',
      registrationMarketplaceId: 'EBAY_US',
      status: 'CONFIRMED',
    },
  };
}
