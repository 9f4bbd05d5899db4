import { Ambiguous } from '../../../core/faults.ts';
import { contentHash } from '../../../core/fingerprint.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready } from '../../../core/words.ts';
import { ask } from '../ask.ts';
import { isMissing } from '../each.ts';
import { outcomeOf } from '../file-fate.ts';
import { OPERATIONS } from '../graphql.ts';
import { answers, type PictureBody } from '../wire.ts';

const MANY = { covers: '*', sends: 'whole', twice: 'harmless' } as const;

/** An image in the shop's files, which any product may then show. */
export const picture: Kind<PictureBody> = {
  create: [
    {
      ...MANY,
      name: 'upload',
      batch: 10,
      rate: ['graphql', 'uploads'],
      cost: ({ length }) => 20 + 4 * length,
      publish: upload,
    },
  ],
  // Its bytes never change: a look tells whether it is still there.
  update: [{ ...MANY, name: 'look', batch: 50, rate: 'graphql', cost: ({ length }) => 3 * length, publish: look }],
  withdraw: [{ ...MANY, name: 'delete', batch: 50, rate: 'graphql', cost: () => 10, publish: remove }],
};

type Upload = Batch<PictureBody>;

interface Made {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

async function upload({ changes }: Upload, io: Io): Promise<readonly Outcome[]> {
  const made = await Promise.all(changes.map(({ body }) => openPicture(body.asset, io)));
  const sources = await stage(made, io);
  const { fileCreate } = await ask(io, OPERATIONS.createFiles, {
    variables: {
      files: made.map(({ filename }, place) => ({
        filename,
        contentType: 'IMAGE',
        originalSource: sources[place] ?? '',
        // The name is that of the content, so a repeat takes the place of its namesake instead of standing beside it.
        duplicateResolutionMode: 'REPLACE',
      })),
    },
    cost: 10 + 2 * made.length,
    answer: answers.createFiles,
  });
  return changes.map(({ document }, place) => outcomeOf(document.key, fileCreate.files[place]));
}

async function openPicture(asset: string, io: Io): Promise<Made> {
  const { bytes, type } = await io.openAsset(asset);
  const mimeType = type.includes('/') ? type : `image/${type}`;
  const extension = mimeType.slice('image/'.length).replace('jpeg', 'jpg');
  return { filename: `listwright-${contentHash(asset)}.${extension}`, bytes, mimeType };
}

/** The addresses under which Shopify finds what was uploaded, in step with the pictures. */
async function stage(made: readonly Made[], io: Io): Promise<readonly string[]> {
  const { stagedUploadsCreate } = await ask(io, OPERATIONS.stage, {
    variables: {
      input: made.map(({ filename, mimeType, bytes }) => ({
        resource: 'IMAGE',
        filename,
        mimeType,
        fileSize: String(bytes.length),
        httpMethod: 'POST',
      })),
    },
    cost: 10 + 2 * made.length,
    answer: answers.stage,
  });
  return Promise.all(
    made.map(async ({ filename, bytes, mimeType }, place) => {
      const target = stagedUploadsCreate.stagedTargets[place];
      if (!target) throw new Ambiguous('Shopify named no place for an upload');
      const parameters = target.parameters.map(({ name, value }) => ({ name, value }));
      await io.http.send({
        method: 'POST',
        url: target.url,
        // The storage reads the parameters in their order and takes the file as the last part.
        body: { is: 'multipart', parts: [...parameters, { name: 'file', value: bytes, filename, type: mimeType }] },
        bucket: 'uploads',
        harmless: true,
        auth: 'none',
      });
      return target.resourceUrl;
    }),
  );
}

async function look({ changes }: Upload, io: Io): Promise<readonly Outcome[]> {
  const ids = changes.map(fileIdOf);
  const { nodes } = await ask(io, OPERATIONS.files, {
    variables: { ids },
    cost: 3 * ids.length,
    answer: answers.files,
  });
  return changes.map(({ document }, place) => outcomeOf(document.key, nodes[place]));
}

async function remove({ changes }: Upload, io: Io): Promise<readonly Outcome[]> {
  const done = changes.map(({ document }): Outcome => ({ key: document.key, is: 'done' }));
  try {
    await ask(io, OPERATIONS.deleteFiles, {
      variables: { fileIds: changes.map(fileIdOf) },
      cost: 10,
      answer: answers.nothing,
    });
  } catch (reason) {
    if (changes.length > 1 || !isMissing(reason, 'FILE_DOES_NOT_EXIST')) throw reason;
  }
  return done;
}

function fileIdOf({ known }: Ready<PictureBody>): string {
  return String(known?.refs.fileId ?? '');
}
