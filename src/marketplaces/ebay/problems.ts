import type { HttpResponse } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';
import type { WireError } from './wire.ts';

/** Parameters that name a field, or say a value of one. */
const NAMES = ['fieldname', 'field', 'fields', 'name'];

/** Their complaint as it was said, with their own id of the request for a question to their support. */
export function problemOf(error: WireError, headers: HttpResponse['headers'], severity?: 'warning'): Problem {
  const { errorId, message, longMessage, parameters, inputRefIds } = error;
  const named = parameters?.find(({ name }) => NAMES.includes(name.toLowerCase()))?.value ?? inputRefIds?.[0];
  const offerId = parameters?.find(({ name }) => name.toLowerCase() === 'offerid')?.value;
  const request = requestIn(headers);
  return {
    code: errorId,
    message: longMessage && longMessage.length > message.length ? longMessage : message,
    ...(named !== undefined && { path: named }),
    ...(severity && { severity }),
    ...(request !== undefined && { request }),
    ...(offerId !== undefined && { refs: { id: offerId } }),
  };
}

/** Of several headers the one that their support asks for first. */
function requestIn(headers: HttpResponse['headers']): string | undefined {
  return headers['x-ebay-c-request-id'] ?? headers.rlogid ?? headers['x-ebay-request-id'];
}
