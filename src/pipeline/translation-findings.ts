import { type Text, text } from '../core/text.ts';
import type { FieldPath, Finding, Listing } from '../core/words.ts';

/** `translation/suspicious`: an answer that was asked for twice and not taken. */
export function suspicious(doubtful: {
  readonly text: string;
  readonly answer: string;
  readonly why: Text;
  readonly listing: Listing;
  readonly field: FieldPath;
}): Finding {
  const { why, answer, listing, field } = doubtful;
  return {
    ...about(listing, field),
    id: 'translation/suspicious',
    severity: 'warning',
    message: text(
      `The translation of “${short(doubtful.text)}” was not taken: ${why.en}.`,
      `“${short(doubtful.text)}”的译文未被采用：${why.zh}。`,
    ),
    hint: text(
      'Add a line with the right translation to translations.csv (reviewed: yes), or write the text more simply.',
      '请在 translations.csv 中加入正确的译文（reviewed 填 yes），或把原文写得更简单一些。',
    ),
    value: short(answer),
  };
}

/** `translation/options-alike`: two values of one option that became the same word. */
export function optionsAlike(listing: Listing, source: string, shown: string): Finding {
  return {
    ...about(listing, 'options'),
    id: 'translation/options-alike',
    severity: 'note',
    message: text(
      `Two options became the same word in ${listing.channel.locale}; “${source}” is listed as “${shown}”.`,
      `两个选项译成 ${listing.channel.locale} 后相同；“${source}”将显示为“${shown}”。`,
    ),
    hint: text('Give each its own word in glossary.csv.', '请在 glossary.csv 中为它们分别指定译名。'),
    value: source,
  };
}

/** `translation/budget`: what was left when the characters ran out. */
export function budgetSpent(left: { readonly texts: number; readonly characters: number }, budget: number): Finding {
  return {
    id: 'translation/budget',
    severity: 'warning',
    message: text(
      `The budget of ${budget} characters a run is used up: ${left.texts} texts (${left.characters} characters) were not translated.`,
      `每次运行 ${budget} 个字符的翻译预算已用完：还有 ${left.texts} 段文字（${left.characters} 个字符）未翻译。`,
    ),
    hint: text(
      'Raise translate.budget, or run again: what is translated is kept.',
      '请提高 translate.budget，或再次运行：已翻译的内容会保留。',
    ),
  };
}

/** `translation/unavailable`: the engine does not answer for now. */
export function outOfOrder(translator: string, why: string): Finding {
  return {
    id: 'translation/unavailable',
    severity: 'warning',
    message: text(
      `The translator ${translator} is out of order: ${why}. What it has not translated stays as it is.`,
      `翻译服务 ${translator} 暂时无法使用：${why}。尚未翻译的内容保持原样。`,
    ),
    hint: text(
      'Run the same command again later: what is translated is kept.',
      '请稍后运行同一命令：已翻译的内容会保留。',
    ),
  };
}

function about(listing: Listing, field: FieldPath): Pick<Finding, 'channel' | 'sku' | 'field' | 'where'> {
  const where = listing.origins[field] ?? listing.origins.title;
  return { channel: listing.channel.id, sku: listing.id, field, ...(where && { where }) };
}

function short(words: string): string {
  const letters = [...words];
  return letters.length <= 60 ? words : `${letters.slice(0, 59).join('')}…`;
}
