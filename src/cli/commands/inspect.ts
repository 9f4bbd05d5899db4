import { inspect as inspectFiles } from '../../app/inspect.ts';
import { inspectionJson, inspectionText } from '../../app/reporters.ts';
import { type Command, textFlag } from '../command.ts';

/** `listwright inspect` */
export const inspect: Command['run'] = async (files, flags, terminal) => {
  const encoding = textFlag(flags, 'encoding');
  const inspection = await inspectFiles(files, { ...(encoding !== undefined && { encoding }) });
  const isJson = textFlag(flags, 'format') === 'json';
  const { lang, width } = terminal;
  terminal.out(
    isJson
      ? inspectionJson(inspection, lang)
      : inspectionText(inspection, { lang, ...(width !== undefined && { width }) }),
  );
  return inspection.files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0;
};
