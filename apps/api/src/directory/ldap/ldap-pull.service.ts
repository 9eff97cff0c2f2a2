import { Injectable } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import type { LdapSettings } from '../../config/ldap-settings.ts';
import { DirectoryRepository } from '../directory.repository.ts';
import { DirectoryService, type ImportResult } from '../directory.service.ts';
import { PreviewService, type Preview } from '../preview.service.ts';
import type { ImportFault } from '../import-fault.ts';
import type { ImportedEntries } from '../planned-directory.ts';
import { LdapReader } from './ldap-reader.ts';
import { toLdapRows } from './ldap-rows.ts';

/** `LDAP_URL` is not set. */
export class NoLdapError extends Error {
  override readonly name = 'NoLdapError';
}

/** People of a directory server, compared and applied as an import is. Whoever is not on the server stays. */
@Injectable()
export class LdapPullService {
  constructor(
    private readonly runtime: Runtime,
    private readonly reader: LdapReader,
    private readonly agencies: DirectoryRepository,
    private readonly directory: DirectoryService,
    private readonly previews: PreviewService,
  ) {}

  /** @throws NoLdapError, LdapUnavailableError */
  async preview(madeBy: string): Promise<Preview> {
    return this.previews.previewRead(async () => {
      const { title, entries, faults } = await this.read();
      return { source: { kind: 'pull', title, madeBy, entries }, faults };
    });
  }

  /** Without a preview to look at, or (dry run) without a change. @throws NoLdapError, LdapUnavailableError */
  async pull({ isDryRun, madeBy }: { isDryRun: boolean; madeBy: string }): Promise<ImportResult> {
    const { title, entries, faults } = await this.read();
    if (faults.length > 0) return { faults, counts: null, rows: [], isApplied: false, changeSetId: null };
    return isDryRun ? this.directory.plan(entries) : this.directory.apply(entries, { kind: 'pull', title, madeBy });
  }

  private async read(): Promise<{ title: string; entries: ImportedEntries; faults: readonly ImportFault[] }> {
    const settings = this.settings();
    const found = await this.reader.read(settings);
    const { rows, aliases } = toLdapRows(found, settings.attributes, await this.agencies.listAgencies());
    const title = `${new URL(settings.url).host} ${settings.baseDn}`;
    return { title, ...(await this.directory.parseRows(title, rows, aliases)) };
  }

  private settings(): LdapSettings {
    const { ldap } = this.runtime.settings;
    if (ldap === null) throw new NoLdapError('LDAP_URL is not set');
    return ldap;
  }
}
