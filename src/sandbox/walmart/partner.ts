import type { Result } from './call.ts';

/** Of the seller, and of the one ship node that he sends from. */
export const PARTNER_ID = '10000000001';

/** Get Partner Configurations; in none of the stored specs, its shape is from general knowledge. */
export function partnerProfile(): Result {
  return {
    data: {
      partner: {
        partnerId: PARTNER_ID,
        partnerName: 'Sandbox Trading',
        partnerDisplayName: 'Sandbox Trading',
        partnerStoreId: '10001',
      },
      configurations: [
        { configurationName: 'ACCOUNT', configuration: { accountStatus: 'ACTIVE', integrationType: 'API' } },
        { configurationName: 'WALMART_FULFILLMENT_SERVICES', configuration: { status: 'INACTIVE' } },
      ],
    },
  };
}
