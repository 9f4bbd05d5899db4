/** A refusal in the form of `ErrorList`. */
export class SpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: string;

  constructor(status: number, code: string, message: string, details = '') {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  toJSON(): unknown {
    return { errors: [{ code: this.code, message: this.message, details: this.details }] };
  }
}

/** The words of the official examples for a request that breaks its own description. */
export function badRequest(details: string): SpError {
  return new SpError(400, 'BAD_REQUEST', 'Invalid input', details);
}

/** As the Feeds API words it; its official examples have "400" for a code, its servers send this. */
export function invalidInput(message: string, details = ''): SpError {
  return new SpError(400, 'InvalidInput', message, details);
}

export function unauthorized(details: string): SpError {
  return new SpError(403, 'Unauthorized', 'Access to requested resource is denied.', details);
}
