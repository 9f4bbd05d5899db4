import type { Reader } from '../core/ports/reader.ts';
import { csv } from './csv/index.ts';
import { html } from './html/index.ts';
import { json } from './json/index.ts';
import { ods } from './ods/index.ts';
import { refused, refusedText } from './refused.ts';
import { spreadsheetXml } from './spreadsheet-xml/index.ts';
import { xls } from './xls/index.ts';
import { xlsx } from './xlsx/index.ts';

/** Every format that is read, in the order in which they are asked; csv takes whatever text is left. */
export const formats: readonly Reader[] = [ods, xlsx, xls, spreadsheetXml, html, refusedText, json, csv, refused];
