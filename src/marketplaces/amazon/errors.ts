import type { Errors, HttpResponse, Pace, Reading } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';
import { explain } from './explain.ts';
import { type Issue, submission, wireErrors } from './wire.ts';

export const errors: Errors = { read, explain };

/** 200 is no yes: a submission says INVALID in it, with what is wrong. Of the pace 429 tells nothing, so neither do we. */
function read(response: HttpResponse): Reading {
  const { status, headers, json, text } = response;
  const request = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
  const told = wireErrors.safeParse(json).data?.errors ?? [];
  const words = told[0]?.details || told[0]?.message || `Amazon answered ${status}`;
  if (status === 429) return { is: 'throttled', ...waitOf(headers['retry-after']) };
  if (status >= 500) return { is: 'outage', message: words };
  // Storage speaks XML: an address that was handed out has run out, which no sign-in mends.
  const storage = /<Code>(\w+)<\/Code>/.exec(text)?.[1];
  if (status >= 400 && storage)
    return { is: 'rejected', problems: [{ code: storage, message: messageIn(text) ?? storage }] };
  if (status === 401 || status === 403) return { is: 'unauthorised', message: words };
  if (status >= 400) {
    const problems = told.map(({ code, message, details }) => ({ code, message: details || message }));
    return { is: 'rejected', problems: withRequest(problems.length > 0 ? problems : [plain(status, text)], request) };
  }
  if (json === undefined && isCutOff(headers['content-type'], text))
    return { is: 'outage', message: 'Amazon’s answer broke off' };
  const said = submission.safeParse(json).data;
  if (said?.status !== 'INVALID') return { is: 'ok', ...paceOf(headers['x-amzn-ratelimit-limit']) };
  const problems = problemsOf(said.issues);
  return { is: 'rejected', problems: withRequest(problems.length > 0 ? problems : [NO_REASON], request) };
}

const NO_REASON: Problem = { code: 'INVALID', message: 'The submission is invalid.', severity: 'error' };

/** Whatever begins as JSON and is none. */
function isCutOff(type: string | undefined, text: string): boolean {
  return text !== '' && (type?.includes('json') === true || /^\s*[[{]/.test(text));
}

/** Some sellers have more than the default: what an operation is granted stands in its answer, where it does. */
function paceOf(header: string | undefined): { readonly pace?: Pace } {
  const perSecond = Number(header);
  return header && perSecond > 0 ? { pace: { perSecond } } : {};
}

function waitOf(header: string | undefined): { readonly wait?: number } {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) ? { wait: seconds * 1000 } : {};
}

function messageIn(xml: string): string | undefined {
  return /<Message>([^<]*)<\/Message>/.exec(xml)?.[1];
}

function plain(status: number, text: string): Problem {
  return { code: `http-${status}`, message: text.slice(0, 300) || `Amazon answered ${status}` };
}

/** Where an issue names no attribute, its category tells what it is about. */
const ABOUT: Readonly<Record<string, string>> = {
  MISSING_IMAGE: 'main_product_image_locator',
  INVALID_IMAGE: 'main_product_image_locator',
  MISSING_PRICE: 'purchasable_offer',
  INVALID_PRICE: 'purchasable_offer',
};

/** Issues in our form: an error for each attribute that it names, a warning once; what is merely for information is left out. */
export function problemsOf(issues: readonly Issue[]): readonly Problem[] {
  return issues.flatMap(({ code, message, severity, attributeNames, categories }) => {
    if (severity === 'INFO') return [];
    const problem: Problem = { code, message, severity: severity === 'ERROR' ? 'error' : 'warning' };
    const about = categories.flatMap((category) => ABOUT[category] ?? []).slice(0, 1);
    const named = attributeNames.length > 0 ? attributeNames : about;
    const paths = severity === 'ERROR' ? named : named.slice(0, 1);
    return paths.length === 0 ? [problem] : paths.map((path) => ({ ...problem, path }));
  });
}

function withRequest(problems: readonly Problem[], request: string | undefined): readonly Problem[] {
  return request === undefined ? problems : problems.map((problem) => ({ ...problem, request }));
}
