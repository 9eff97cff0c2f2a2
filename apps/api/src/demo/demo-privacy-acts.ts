import { Injectable } from '@nestjs/common';
import { periodOf } from '@nhip-thu/metrics';
import type { SignedInAccount } from '../access/account.repository.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { DataRequestService } from '../privacy/data-request.service.ts';
import { NamedViewService } from '../privacy/named-view.service.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DEMO_LAUNCH } from './province/demo-spec.ts';

/** The second person, who approves. */
const HOME_AFFAIRS = { username: 'demo', role: 'home-affairs', officialId: null } as const;
/** A month before the one that is talked about. */
const MONTH = periodOf('reporting-month', '2026-06-14').id;
const PURPOSE = 'Hướng dẫn tại chỗ những cán bộ chưa dùng hộp thư công vụ thường xuyên trong kỳ.';
const NETWORK = '127.0.0';
const QUESTION = 'Ngày 08/07/2026 tôi có dùng hộp thư, trang này ghi chưa biết vì thiếu nhật ký: đề nghị xem lại ngày này.';

/** A named view that was asked for, approved and read once, and a request of an official that waits for its answer. */
@Injectable()
export class DemoPrivacyActs {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly views: NamedViewService,
    private readonly requests: DataRequestService,
  ) {}

  /** It holds for 30 days by the clock of this machine, as every named view does. @throws DemoFailedError */
  async lookByName(asker: SignedInAccount): Promise<void> {
    const agency = (await this.directory.listAgencies()).find(({ id }) => asker.agencyIds.includes(id));
    if (agency === undefined) throw new DemoFailedError(`the demo's account ${asker.username} is of no agency`);
    const wish = { agency: agency.code, periodId: MONTH, purpose: PURPOSE, basis: DEMO_LAUNCH.number, days: 30 };
    const { id } = await this.views.ask(wish, asker);
    await this.views.judge(id, { act: 'approved', text: 'Đồng ý, chỉ để hướng dẫn.' }, HOME_AFFAIRS);
    await this.views.readPeople(id, asker, NETWORK);
  }

  async contestDay({ officialId, username }: SignedInAccount): Promise<void> {
    if (officialId === null) throw new DemoFailedError(`the demo's account ${username} is of nobody`);
    await this.requests.make(officialId, { kind: 'correction', day: '2026-07-08', text: QUESTION }, username);
  }
}
