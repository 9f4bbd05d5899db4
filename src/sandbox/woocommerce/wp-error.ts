/** A refusal in the form WordPress gives it: `{code, message, data: {status, …}}`. */
export class WpError extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly status: number };

  constructor(code: string, message: string, status: number, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.data = { status, ...more };
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return { code: this.code, message: this.message, data: this.data };
  }
}
