/** A refusal in the form the reference gives it: `{"error": …}` with a status. */
export class EtsyError extends Error {
  readonly status: number;
  /** OAuth's second sentence; only answers about tokens have one. */
  readonly description: string | undefined;

  constructor(status: number, message: string, description?: string) {
    super(message);
    this.status = status;
    this.description = description;
  }

  toJSON(): Readonly<Record<string, string>> {
    return { error: this.message, ...(this.description ? { error_description: this.description } : {}) };
  }
}

/**
 * What Etsy's own validators say of a field of a listing, as in "There was a problem with /price : must be above min
 * price" (etsy/open-api issues 419, 430 and 538, read 2026-11-25).
 */
export function problem(path: string, what: string): EtsyError {
  return new EtsyError(400, `There was a problem with ${path} : ${what}`);
}
