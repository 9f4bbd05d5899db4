import type { Values } from './values.ts';

/** developer.walmart.com, us-marketplace, "Error codes" (read 2026-11-25): code → HTTP status, category. */
const CODES = {
  INVALID_REQUEST_HEADER: [400, 'DATA', 'One or more request headers are invalid.'],
  INVALID_REQUEST_PARAM: [400, 'DATA', 'One or more request parameters are invalid.'],
  MISSING_REQUEST_PARAM: [400, 'DATA', 'One or more request parameters are missing.'],
  INVALID_REQUEST_CONTENT: [400, 'DATA', 'Request content is invalid.'],
  MALFORMED_REQUEST_CONTENT: [400, 'DATA', 'Request content is malformed.'],
  UNAUTHORIZED: [401, 'DATA', 'Unauthorized token or incorrect authorization header.'],
  CONTENT_NOT_FOUND: [404, 'DATA', 'Requested content could not be found.'],
  METHOD_NOT_ALLOWED: [405, 'DATA', 'Request method is not allowed.'],
  INVALID_ACCEPT_TYPE: [406, 'APPLICATION', 'The requested type cannot be given.'],
  // 413 has no code on that page; "Rate limiting" gives the status alone.
  PAYLOAD_TOO_LARGE: [413, 'DATA', 'Payload too large.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'DATA', 'Unsupported Media Type.'],
  REQUEST_THRESHOLD_VIOLATED: [429, 'REQUEST', 'Request quota exceeded.'],
} as const;

type Code = keyof typeof CODES;

/** The service that refused. The names of the pricing and feed services are from general knowledge. */
export type Service =
  | 'GMP_GATEWAY_API'
  | 'GMP_ITEM_QUERY_API'
  | 'GMP_ITEM_INGESTOR_API'
  | 'GMP_ITEM_PRICING_API'
  | 'GMP_INVENTORY_API'
  | 'GMP_FEED_API';

/** What Walmart answers instead of doing what was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: Code;
  readonly service: Service;
  readonly field: string | undefined;

  constructor(code: Code, service: Service, description: string, field?: string) {
    super(description);
    this.status = CODES[code][0];
    this.code = code;
    this.service = service;
    this.field = field;
  }

  /**
   * Two forms are about: `error`, as the gateway is seen to answer, and `errors`, as the error page and the specs have it.
   * The gateway speaks the one here and the services behind it the other, so that a client meets both.
   */
  body(): Values {
    const [, category, info] = CODES[this.code];
    const error = {
      code: `${this.code}.${this.service}`,
      ...(this.field === undefined ? {} : { field: this.field }),
      description: this.message,
      info,
      severity: 'ERROR',
      category,
      causes: [],
      errorIdentifiers: {},
    };
    return this.service === 'GMP_GATEWAY_API' ? { error: [error] } : { errors: [error] };
  }
}
