import { USE_DEFINITIONS, type UseDefinition } from '@nhip-thu/metrics';
import { anchorOf } from '../../apps/web/src/text/definition-anchor.ts';
import { numbersOf } from '../../apps/web/src/text/definition-numbers.ts';
import { en } from '../../apps/web/src/text/en.ts';
import { formatOf, type Language } from '../../apps/web/src/text/format.ts';
import { vi } from '../../apps/web/src/text/vi.ts';

const WORDS: Record<Language, Pick<typeof en, 'definition' | 'definitions'>> = { vi, en };
const RULES = ['human', 'people', 'coverage', 'province', 'interval', 'words', 'flow'] as const;
const OWN = {
  vi: {
    heading: 'Tiếng Việt',
    numbers: 'Số của quy tắc trong chương trình',
    note: 'Trang này do `npm run definitions` viết ra từ chương trình: số từ các định nghĩa đã đăng ký (libs/metrics), lời như trên trang “Cách tính” (`/dinh-nghia`).',
  },
  en: {
    heading: 'English',
    numbers: 'Numbers of the rule in the program',
    note: 'Written by `npm run definitions` from the program: numbers of the registered definitions (libs/metrics), words as on the page “Cách tính” (`/dinh-nghia`).',
  },
} as const;

/** docs/definitions.md: what every rate counts, in both languages, with the numbers that the program counts by. */
export function writeDefinitionsPage(): string {
  return ['# Definitions', ...writeLanguage('vi'), ...writeLanguage('en')].join('\n\n').concat('\n');
}

function writeLanguage(language: Language): string[] {
  const { definitions } = WORDS[language];
  const shared = RULES.map((rule) => `- **${definitions.rules[rule]}.** ${definitions.rules[`${rule}Text`]}`);
  return [
    `## ${OWN[language].heading}`,
    OWN[language].note,
    definitions.lead,
    ...USE_DEFINITIONS.flatMap((definition) => writeDefinition(definition, language)),
    `### ${definitions.shared}`,
    shared.join('\n'),
  ];
}

function writeDefinition({ id, rule }: UseDefinition, language: Language): string[] {
  const { definition, definitions } = WORDS[language];
  const numbers = numbersOf(rule, formatOf(language));
  const { formula, example, silent } = definitions.of[id];
  const { kind: _kind, ...registered } = rule;
  const written = Object.entries(registered).map(([name, value]) => `\`${name}\` = ${String(value)}`);
  const parts: readonly (readonly [string, string])[] = [
    [definitions.formula, fill(formula, numbers)],
    [definitions.example, example],
    [definitions.silent, fill(silent, numbers)],
    ...(written.length === 0 ? [] : [[OWN[language].numbers, written.join(', ')] as const]),
  ];
  return [
    `### <a id="${language}-${anchorOf(id)}"></a>${definition.short[id]} · ${definition[id]} (\`${id}\`)`,
    definition.how[id],
    parts.map(([name, text]) => `- **${name}:** ${text}`).join('\n'),
  ];
}

/** @throws when the words ask for a number that the rule has not */
function fill(text: string, numbers: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = numbers[name];
    if (value === undefined) throw new Error(`no number “${name}” for “${text}”`);
    return value;
  });
}
