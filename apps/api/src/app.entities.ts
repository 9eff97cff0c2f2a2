import { Account } from './access/account.entity.ts';
import { AuditEntry } from './access/audit/audit-entry.entity.ts';
import { OidcAttempt } from './access/oidc/oidc-attempt.entity.ts';
import { OriginToken } from './access/origin-token.entity.ts';
import { PasswordReset } from './access/reset/password-reset.entity.ts';
import { Session } from './access/session.entity.ts';
import { SignInFailure } from './access/sign-in-failure.entity.ts';
import { CalendarEntryRow } from './calendar/calendar-entry.entity.ts';
import { SessionHoursRow } from './calendar/session-hours.entity.ts';
import { Setting } from './database/setting.entity.ts';
import { Absence } from './directory/absence.entity.ts';
import { AgencyDomain } from './directory/agency-domain.entity.ts';
import { Agency } from './directory/agency.entity.ts';
import { Alias } from './directory/alias.entity.ts';
import { DirectoryPreviewRow } from './directory/directory-preview-row.entity.ts';
import { DirectoryPreview } from './directory/directory-preview.entity.ts';
import { DirectoryChangeSet } from './directory/directory-change-set.entity.ts';
import { DirectoryChange } from './directory/directory-change.entity.ts';
import { ErasedAddress } from './directory/erasure/erased-address.entity.ts';
import { ForeignAddress } from './directory/foreign-address.entity.ts';
import { Division } from './directory/division.entity.ts';
import { MailboxAssignment } from './directory/mailbox-assignment.entity.ts';
import { Mailbox } from './directory/mailbox.entity.ts';
import { Membership } from './directory/membership.entity.ts';
import { Official } from './directory/official.entity.ts';
import { Succession } from './directory/succession.entity.ts';
import { FactBlock } from './ingest/fact-block.entity.ts';
import { LineTally } from './ingest/line-tally.entity.ts';
import { Origin } from './ingest/origin.entity.ts';
import { ProvisionalBlock } from './ingest/provisional-block.entity.ts';
import { Segment } from './ingest/segment.entity.ts';
import { WatchedFile } from './ingest/watch/watched-file.entity.ts';
import { PaperBaseline } from './paper/paper-baseline.entity.ts';
import { PaperImport } from './paper/paper-import.entity.ts';
import { PaperLock } from './paper/paper-lock.entity.ts';
import { PaperPrice } from './paper/paper-price.entity.ts';
import { PaperReam } from './paper/paper-ream.entity.ts';
import { PaperRegister } from './paper/paper-register.entity.ts';
import { PaperSubmission } from './paper/paper-submission.entity.ts';
import { PrintJob } from './paper/print-log/print-job.entity.ts';
import { PrintMapping } from './paper/print-log/print-mapping.entity.ts';
import { DataRequestStepRow } from './privacy/data-request-step.entity.ts';
import { DataRequest } from './privacy/data-request.entity.ts';
import { NoticeAcknowledgement } from './privacy/notice-acknowledgement.entity.ts';
import { Notice } from './privacy/notice.entity.ts';
import { NamedViewStepRow } from './privacy/named-view-step.entity.ts';
import { NamedView } from './privacy/named-view.entity.ts';
import { DirtyAgencyDay } from './queue/dirty-agency-day.entity.ts';
import { DirtyDay } from './queue/dirty-day.entity.ts';
import { DirtyOfficial } from './queue/dirty-official.entity.ts';
import { DirtyPeriod } from './queue/dirty-period.entity.ts';
import { JobTime } from './queue/job-time.entity.ts';
import { StoredPeriod } from './queue/stored-period.entity.ts';
import { ExplanationEvidence } from './reports/explanation-evidence.entity.ts';
import { ExplanationStepRow } from './reports/explanation-step.entity.ts';
import { Explanation } from './reports/explanation.entity.ts';
import { ReportExport } from './reports/exports/report-export.entity.ts';
import { FrozenPart } from './reports/frozen-part.entity.ts';
import { FrozenPeriodRow } from './reports/frozen-period.entity.ts';
import { FrozenRoster } from './reports/frozen-roster.entity.ts';
import { NotificationRead } from './reports/notifications/notification-read.entity.ts';
import { Notification } from './reports/notifications/notification.entity.ts';
import { Post } from './reports/post/post.entity.ts';
import { ScheduleRun } from './reports/schedules/schedule-run.entity.ts';
import { Schedule } from './reports/schedules/schedule.entity.ts';
import { Target } from './targets/target.entity.ts';
import { ActivityYear } from './usage/activity-year.entity.ts';
import { AgencyDay } from './usage/agency-day.entity.ts';
import { AgencyFlowDay } from './usage/agency-flow-day.entity.ts';
import { DayCarry } from './usage/day-carry.entity.ts';
import { FigureSnapshot } from './usage/figure-snapshot.entity.ts';
import { MailboxDay } from './usage/mailbox-day.entity.ts';
import { OriginDay } from './usage/origin-day.entity.ts';
import { ServedAgency } from './usage/served-agency.entity.ts';
import { UnitPeriod } from './usage/unit-period.entity.ts';
import { UnmatchedDay } from './usage/unmatched-day.entity.ts';

/** Every table of ours; a test holds them against the migrated schema. */
export const ENTITIES = [
  ...[Setting, CalendarEntryRow, SessionHoursRow, Agency, Division, Official, Membership, Mailbox, MailboxAssignment, Alias],
  ...[
    Absence,
    Succession,
    AgencyDomain,
    ForeignAddress,
    DirectoryChangeSet,
    DirectoryChange,
    DirectoryPreview,
    DirectoryPreviewRow,
    DirtyOfficial,
    ErasedAddress,
  ],
  ...[Origin, Segment, LineTally, JobTime, WatchedFile, FactBlock, ProvisionalBlock, DirtyDay, DirtyPeriod, DayCarry, OriginDay],
  ...[MailboxDay, UnmatchedDay, ActivityYear, UnitPeriod, Target, Account, Session, OriginToken, AuditEntry, SignInFailure],
  ...[PasswordReset, OidcAttempt],
  ...[AgencyDay, AgencyFlowDay, DirtyAgencyDay, ServedAgency, StoredPeriod, FigureSnapshot],
  ...[PaperImport, PaperSubmission, PaperRegister, PaperReam, PaperLock, PaperBaseline, PaperPrice, PrintJob, PrintMapping],
  ...[NamedView, NamedViewStepRow, Notice, NoticeAcknowledgement, DataRequest, DataRequestStepRow],
  ...[FrozenPeriodRow, ReportExport, FrozenPart, FrozenRoster, Explanation, ExplanationStepRow, ExplanationEvidence],
  ...[Schedule, ScheduleRun, Notification, NotificationRead, Post],
];
