import { type Defect, EbayError } from './ebay-error.ts';

/**
 * What eBay's gateway answers before an API has a look, in the words that sellers' programs publish of it: no stored
 * specification has them, so they are general knowledge.
 */
export const invalidToken = (): EbayError =>
  new EbayError(401, {
    errorId: 1001,
    domain: 'OAuth',
    category: 'REQUEST',
    message: 'Invalid access token',
    longMessage: 'Invalid access token. Check the value of the Authorization HTTP request header.',
  });

export const missingToken = (): EbayError =>
  new EbayError(401, {
    errorId: 1002,
    domain: 'OAuth',
    category: 'REQUEST',
    message: 'Missing access token',
    longMessage:
      'Access token is missing in the Authorization HTTP request header. Check the value of the Authorization HTTP request header.',
  });

export const insufficientScope = (): EbayError =>
  new EbayError(403, {
    errorId: 1100,
    domain: 'ACCESS',
    category: 'REQUEST',
    message: 'Access denied',
    longMessage: 'Insufficient permissions to fulfill the request.',
  });

export const tooManyRequests = (): EbayError =>
  new EbayError(429, {
    errorId: 2001,
    domain: 'ACCESS',
    category: 'REQUEST',
    message: 'Too many requests.',
    longMessage: 'The request limit has been reached for the resource.',
  });

export const noSuchResource = (): EbayError =>
  new EbayError(404, {
    errorId: 2002,
    domain: 'ACCESS',
    category: 'REQUEST',
    message: 'Resource not found',
    longMessage:
      'The resource you are looking for is not found. Please check the path in the request URI and HTTP method.',
  });

/** A body that is no JSON, or holds the wrong type or an unknown enumeration value; `field` as in `product.aspects`. */
export function notSerializable(field: string | undefined): EbayError {
  return new EbayError(400, unserializable(field));
}

export function unserializable(field: string | undefined): Defect {
  return {
    errorId: 2004,
    domain: 'ACCESS',
    category: 'REQUEST',
    message: 'Invalid request',
    longMessage: 'The request has errors. For help, see the documentation for this API.',
    parameters: [
      {
        name: 'reason',
        value: field === undefined ? 'Could not parse the request body' : `Could not serialize field [${field}]`,
      },
    ],
  };
}
