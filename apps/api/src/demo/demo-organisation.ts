import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.ts';
import { MergeService } from '../directory/merge.service.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DemoRepository } from './demo.repository.ts';
import { writeAbsenceFile, writeAliasFile, writeDirectoryFile } from './province/demo-directory.ts';
import { inventStaffs } from './province/demo-people.ts';
import { DEMO_MERGER, FIRST_AGENCIES } from './province/demo-spec.ts';

const MADE_BY = 'demo';

/** Brings the organisation in: the directory as it was at first, then the merger, by the ways of real data. */
@Injectable()
export class DemoOrganisation {
  constructor(
    private readonly demo: DemoRepository,
    private readonly directory: DirectoryService,
    private readonly merges: MergeService,
  ) {}

  /** Harmless to run again, also when it was cut short. @throws DemoFailedError */
  async ensure(): Promise<void> {
    // The merger comes last; the files of before it would take it back.
    if (await this.demo.hasSuccession()) return;
    const staffs = inventStaffs(FIRST_AGENCIES);
    const { faults } = await this.directory.importFiles({
      ...{ directory: writeDirectoryFile(staffs), aliases: writeAliasFile(staffs), absences: writeAbsenceFile(staffs) },
      ...{ isDryRun: false, madeBy: MADE_BY },
    });
    const [first] = faults;
    if (first)
      throw new DemoFailedError(`the demo's directory has ${faults.length} faults, the first of them ${first.code} in row ${first.row}`);
    const { from, into: to, on: onDay, basis } = DEMO_MERGER;
    await this.merges.merge({ from, to, onDay, basis, madeBy: MADE_BY });
  }
}
