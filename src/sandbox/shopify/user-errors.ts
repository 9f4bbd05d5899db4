/** A refusal inside a successful answer, at a path of the input. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string;
}

export function userError(field: readonly (string | number)[] | null, code: string, message: string): UserError {
  return { field: field?.map(String) ?? null, code, message };
}
