import { Ambiguous } from '../../core/faults.ts';
import type { HttpRequest, Io } from '../../core/ports/marketplace.ts';
import { API } from './wire.ts';

/** One request below their address, and what is read of its answer. Throws what `io.http.send` throws. */
export async function ask<T>(
  io: Io,
  request: Omit<HttpRequest, 'url' | 'harmless' | 'headers'> & { readonly path: string },
  { answer }: { readonly answer: { safeParse(json: unknown): { readonly data?: T | undefined } } },
): Promise<T> {
  const { path, ...rest } = request;
  // What is sent twice comes to the same: all of it is named by SKU and says the whole of what is meant.
  const response = await io.http.send({ ...rest, url: `${API}${path}`, harmless: true });
  const { data } = answer.safeParse(response.json);
  if (data === undefined) throw new Ambiguous('Walmart answered with something else than expected');
  return data;
}
