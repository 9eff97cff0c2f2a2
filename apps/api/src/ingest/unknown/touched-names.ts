/** An alias of the directory on whatever days; `@old` with the one target `@new` is a whole old domain. */
export interface NamedAlias {
  readonly address: string;
  readonly targets: readonly string[];
}

/**
 * Every name in the logs whose meaning changes when an address gets a mailbox or an alias: itself, its local part (an account without domain is
 * somebody of that local part if there is one only), the same under old domains, and aliases and groups that lead to any of these.
 * @example listTouchedNames('an@new.example', [{ address: '@old.example', targets: ['@new.example'] }]) // an@new.example, an, an@old.example
 */
export function listTouchedNames(address: string, aliases: readonly NamedAlias[]): string[] {
  const at = address.lastIndexOf('@');
  const names = new Set(at < 0 ? [address] : [address, address.slice(0, at)]);
  for (let size = 0; size !== names.size;) {
    size = names.size;
    for (const alias of aliases) for (const name of leadingTo(alias, names)) names.add(name);
  }
  return [...names];
}

function leadingTo({ address, targets }: NamedAlias, names: ReadonlySet<string>): string[] {
  if (!address.startsWith('@')) return targets.some((target) => names.has(target)) ? [address] : [];
  return [...names].flatMap((name) =>
    targets.filter((domain) => name.endsWith(domain)).map((domain) => name.slice(0, name.length - domain.length) + address),
  );
}
