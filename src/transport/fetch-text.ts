import axios from 'axios';
import { Unavailable } from '../core/faults.ts';

/** The text at an address of our own choosing. Throws Unavailable. */
export async function fetchText(
  url: string,
  options: { readonly timeout: number; readonly maxBytes: number },
): Promise<string> {
  try {
    const { data } = await axios.get<string>(url, {
      responseType: 'text',
      timeout: options.timeout,
      maxContentLength: options.maxBytes,
      transformResponse: [(text) => text],
    });
    return data;
  } catch (reason) {
    const why = axios.isAxiosError(reason)
      ? reason.response
        ? `HTTP ${reason.response.status}`
        : (reason.code ?? reason.message)
      : String(reason);
    throw new Unavailable(`${new URL(url).host}: ${why}`);
  }
}
