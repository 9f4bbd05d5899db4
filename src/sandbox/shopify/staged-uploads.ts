import type { SandboxRequest, SandboxResponse } from '../rehearsal.ts';
import { userError } from './user-errors.ts';

const PATH = '/staged-uploads/';
/** Targets and files nobody came back for are dropped, oldest first. */
const KEPT = 2_000;

interface StagedInput {
  readonly filename: string;
  readonly mimeType: string;
  readonly resource: string;
  readonly httpMethod?: 'POST' | 'PUT' | null;
  readonly fileSize?: string | number | null;
}

interface Target {
  readonly input: StagedInput;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly path: string;
  bytes?: Uint8Array;
}

/** Where files are put down before Shopify reads them: an address and parameters, good for one upload. */
export interface StagedUploads {
  create(inputs: readonly StagedInput[], options: { origin: string; id: () => number }): unknown;
  /** The storage's own endpoint, which knows no token but its parameters. */
  accept(request: SandboxRequest): Promise<SandboxResponse>;
  owns(path: string): boolean;
  isOurs(source: string): boolean;
  /** What was put down under this resourceUrl. */
  find(source: string): Uint8Array | undefined;
}

export function createStagedUploads(): StagedUploads {
  const targets = new Map<string, Target>();
  const resources = new Map<string, Target>();
  return {
    create(inputs, { origin, id }) {
      const wrong = inputs.findIndex(
        ({ resource, mimeType }) => /IMAGE/.test(resource) && !mimeType.startsWith('image/'),
      );
      if (wrong >= 0)
        return {
          stagedTargets: null,
          userErrors: [
            userError(['input', wrong, 'mimeType'], 'INVALID', `${inputs[wrong]?.mimeType} is not a recognized format`),
          ],
        };
      const stagedTargets = inputs.map((input) => {
        const key = `tmp/1/${input.resource.toLowerCase()}/${id()}/${input.filename}`;
        const target: Target = { input, path: `${PATH}${key.split('/')[3]}`, parameters: parametersOf(input, key) };
        targets.set(target.path, target);
        const resourceUrl = `${origin}${PATH}${key.split('/').map(encodeURIComponent).join('/')}`;
        resources.set(resourceUrl, target);
        trim(targets);
        trim(resources);
        return { url: origin + target.path, resourceUrl, parameters: target.parameters };
      });
      return { stagedTargets, userErrors: [] };
    },
    async accept(request) {
      const target = targets.get(request.path.split('?')[0] ?? '');
      if (!target) return refused(404, 'NoSuchUpload', 'The specified upload does not exist.');
      const method = target.input.httpMethod ?? 'PUT';
      if (request.method !== method) return refused(405, 'MethodNotAllowed', `This target takes ${method}.`);
      const got = method === 'PUT' ? inBody(request, target) : await inForm(request, target);
      if (!(got instanceof Uint8Array)) return got;
      const size = Number(target.input.fileSize ?? got.byteLength);
      if (got.byteLength !== size)
        return refused(400, 'EntityTooLarge', `Your proposed upload is not the ${size} bytes that were announced.`);
      target.bytes = got;
      return { status: method === 'PUT' ? 200 : 201, headers: { 'content-type': 'application/xml' }, body: '' };
    },
    owns: (path) => path.startsWith(PATH),
    isOurs: (source) => URL.canParse(source) && new URL(source).pathname.startsWith(PATH),
    find: (source) => resources.get(source)?.bytes,
  };
}

function parametersOf(input: StagedInput, key: string): Target['parameters'] {
  if (input.httpMethod !== 'POST')
    return [
      { name: 'content_type', value: input.mimeType },
      { name: 'acl', value: 'private' },
    ];
  return [
    { name: 'Content-Type', value: input.mimeType },
    { name: 'success_action_status', value: '201' },
    { name: 'acl', value: 'private' },
    { name: 'key', value: key },
    { name: 'x-goog-date', value: '20261122T000000Z' },
    {
      name: 'x-goog-credential',
      value: 'sandbox@shopify-tiers.iam.gserviceaccount.com/20261122/auto/storage/goog4_request',
    },
    { name: 'x-goog-algorithm', value: 'GOOG4-RSA-SHA256' },
    { name: 'x-goog-signature', value: key.split('/')[3] ?? '' },
    { name: 'policy', value: Buffer.from(JSON.stringify({ key })).toString('base64') },
  ];
}

function inBody(request: SandboxRequest, target: Target): Uint8Array | SandboxResponse {
  if (request.headers['content-type'] === target.input.mimeType) return request.body;
  return refused(403, 'SignatureDoesNotMatch', 'The content type is not the one that was signed.');
}

/** reference/marketplaces.md §3, images: "upload to url with parameters in order, file last". */
async function inForm(request: SandboxRequest, target: Target): Promise<Uint8Array | SandboxResponse> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return refused(400, 'MalformedPOSTRequest', 'The body is not a form.');
  const form = await new Response(Buffer.from(request.body), { headers: { 'content-type': type } }).formData();
  const parts = [...form];
  const [last] = parts.slice(-1);
  if (last?.[0] !== 'file' || !(last[1] instanceof File))
    return refused(400, 'MalformedPOSTRequest', 'The file must be the last part of the form.');
  const given = parts.slice(0, -1).map(([name, value]) => `${name}=${typeof value === 'string' ? value : ''}`);
  const wanted = target.parameters.map(({ name, value }) => `${name}=${value}`);
  if (given.join('\n') !== wanted.join('\n'))
    return refused(403, 'AccessDenied', 'The parameters are not those that were given, in their order.');
  return new Uint8Array(await last[1].arrayBuffer());
}

function refused(status: number, code: string, message: string): SandboxResponse {
  const body = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml; charset=UTF-8' }, body };
}

function trim(map: Map<string, Target>): void {
  for (const key of map.keys()) {
    if (map.size <= KEPT) return;
    map.delete(key);
  }
}
