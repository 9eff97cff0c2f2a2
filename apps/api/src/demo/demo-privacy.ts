import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../access/account.repository.ts';
import { OriginRepository } from '../ingest/origin.repository.ts';
import { NoticeRepository } from '../privacy/notice.repository.ts';
import { DemoPrivacyActs } from './demo-privacy-acts.ts';
import { startOfOffice } from './demo-times.ts';
import { DEMO_LAUNCH } from './province/demo-spec.ts';

/** Accounts of the demo: of an agency, and of one of its officials. */
const AGENCY = 'coquan';
const OFFICIAL = 'canbo';
const BASIS = {
  text: 'Quyết định của Sở Nội vụ về đo lường việc sử dụng thư điện tử công vụ',
  number: DEMO_LAUNCH.number,
  on: DEMO_LAUNCH.day,
};
const NOTICE = {
  textVi:
    'Tỉnh đo việc sử dụng hộp thư điện tử công vụ từ nhật ký máy chủ thư: ngày nào có người dùng hộp thư, gửi và nhận bao nhiêu thư. Không đọc tiêu đề và nội dung thư. Số liệu công bố theo cơ quan; số liệu từng ngày của mỗi người chỉ hiện trong tài khoản của người đó. Ai xem đích danh, ai tạo tài khoản hay đặt lại mật khẩu của tài khoản đó đều được ghi lại và hiện ở trang Dữ liệu của tôi.',
  textEn:
    'The province measures from the logs of its mail servers how official mailboxes are used: on which days somebody used them, how many messages were sent and received. Subjects and contents are not read. Figures are published by agency; the days of a person are shown in that person’s account only. Whoever looks by name, makes that account or sets its password is written down and shown on the page My data.',
};

/** What the demo's people did about personal data: a legal basis for every source, a named view, a request, and the notice. */
@Injectable()
export class DemoPrivacy {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly origins: OriginRepository,
    private readonly notices: NoticeRepository,
    private readonly acts: DemoPrivacyActs,
  ) {}

  /** Once logs and accounts are there. Harmless to run again; a notice says that it was done. @throws DemoFailedError */
  async ensure(): Promise<void> {
    const [agency, official] = [await this.accounts.find(AGENCY), await this.accounts.find(OFFICIAL)];
    if (agency === null || official === null || (await this.notices.findNewest()) !== null) return;
    for (const { name, legalBasis } of await this.notices.listSources())
      if (legalBasis === null) await this.origins.setLegalBasis(name, BASIS);
    await this.acts.lookByName(agency);
    await this.acts.contestDay(official);
    const publishedAt = startOfOffice(DEMO_LAUNCH.day);
    await this.notices.insert({ ...NOTICE, publishedBy: 'demo', publishedAt });
    if (official.officialId !== null) await this.notices.acknowledge(1, official.officialId, publishedAt);
  }
}
