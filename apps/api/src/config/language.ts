/** Languages the product speaks; Vietnamese is the default. */
export type Language = 'vi' | 'en';

/** One text in every language of the product. */
export type LocalisedText = Readonly<Record<Language, string>>;

/** The language of console and commands: `NHIPTHU_LANG=en`, else Vietnamese. Asked before the settings are read, whose faults need words too. */
export function readLanguage(environment: Readonly<Record<string, string | undefined>> = process.env): Language {
  return environment['NHIPTHU_LANG']?.trim() === 'en' ? 'en' : 'vi';
}
