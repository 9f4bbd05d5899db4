import type { Outcome, Problem } from '../../core/words.ts';
import type { FileFate } from './wire.ts';

/** What became of an uploaded picture. Only one that was read through can be shown by a product. */
export function outcomeOf(key: string, file: FileFate | null | undefined): Outcome {
  if (!file) return { key, is: 'gone' };
  const refs = { fileId: file.id };
  if (file.fileStatus === 'READY') return { key, is: 'done', refs };
  if (file.fileStatus === 'FAILED') return { key, is: 'rejected', refs, problems: problemsOf(file) };
  return { key, is: 'pending', refs, ticket: { key, id: file.id, patience: 'picture' } };
}

/** Why a picture could not be read; at least one. */
export function problemsOf({ fileErrors = [] }: FileFate): readonly Problem[] {
  const problems = fileErrors.map(({ code, message, details }) => ({
    code,
    message: details ? `${message} ${details}` : message,
    path: 'files',
  }));
  return problems.length > 0
    ? problems
    : [{ code: 'UNKNOWN', message: 'The picture could not be read.', path: 'files' }];
}
