import { ApiResponse } from '@nestjs/swagger';
import type {
  AccountReply,
  AccountsReply,
  AdoptionReply,
  AgencyCourseReply,
  AgencyReply,
  AssignmentReply,
  AuditReply,
  AuditVerificationReply,
  CalendarChangeReply,
  CalendarPreviewReply,
  CalendarReply,
  CoverageReply,
  DataRequestReply,
  DeskRequestReply,
  DeskRequestsReply,
  DirectoryChangeReply,
  DirectoryChangesReply,
  DirectoryPreviewReply,
  DirectoryRowsReply,
  DirectoryTreeReply,
  DivisionsReply,
  DomainRulesReply,
  DryRunReply,
  ExplanationReply,
  ExplanationsReply,
  FiguresHeadReply,
  FiguresNewsReply,
  FreshnessReply,
  FreezeReply,
  FreezesReply,
  FrozenDifferencesReply,
  FrozenReply,
  IdentitiesReply,
  IngestReply,
  LifecycleReply,
  HoursReply,
  MailDaysReply,
  NamedPeopleReply,
  NamedViewReply,
  NamedViewsReply,
  NewAccountReply,
  NewPasswordReply,
  NewRoleReply,
  ImpactReply,
  StickinessReply,
  NoticesReply,
  NotificationsReply,
  OfficialReply,
  OfficialsReply,
  NewOriginTokenReply,
  OriginReply,
  OriginsReply,
  OwnEmailReply,
  OwnLooksReply,
  OwnNoticeReply,
  OwnRequestsReply,
  OwnSessionsReply,
  OwnUseAnswer,
  OwnViewsReply,
  PaperBaselinesReply,
  PaperCourseReply,
  PaperHandOversReply,
  PaperImportReply,
  PaperPeriodsReply,
  PaperReply,
  PaperSubmissionsReply,
  PaperVersionsReply,
  PaperWhatIfReply,
  PeriodsReply,
  PrintLogReply,
  QueuesReply,
  ReconciliationReply,
  RecoveryCodesReply,
  RejectsReply,
  ReportDocument,
  ReportExportReply,
  ReportExportsReply,
  RoleFlowReply,
  ScheduleReply,
  SchedulesReply,
  SecondFactorOfferReply,
  SecondFactorReply,
  SegmentPageReply,
  SensitivityReply,
  SessionReply,
  SessionStateReply,
  SignInWaysReply,
  SuccessionsReply,
  TargetChangeReply,
  TargetHistoryReply,
  TargetsReply,
  UnattributedPrintReply,
  UndoReply,
  UnknownAddressesReply,
  UnmatchedReply,
  UploadReply,
  WatchedReply,
  WhatIfReply,
} from '@nhip-thu/metrics';
import type { REPLY_SCHEMAS } from './reply-schemas.generated.ts';

/** Replies of the contract that routes give, by name: the schema of that name is made from the type. */
interface Replies {
  AccountReply: AccountReply;
  AccountsReply: AccountsReply;
  NewAccountReply: NewAccountReply;
  NewPasswordReply: NewPasswordReply;
  NewRoleReply: NewRoleReply;
  OwnEmailReply: OwnEmailReply;
  OwnSessionsReply: OwnSessionsReply;
  SignInWaysReply: SignInWaysReply;
  SecondFactorReply: SecondFactorReply;
  SecondFactorOfferReply: SecondFactorOfferReply;
  RecoveryCodesReply: RecoveryCodesReply;
  AdoptionReply: AdoptionReply;
  AuditReply: AuditReply;
  AuditVerificationReply: AuditVerificationReply;
  AgencyCourseReply: AgencyCourseReply;
  AgencyReply: AgencyReply;
  CalendarChangeReply: CalendarChangeReply;
  CalendarPreviewReply: CalendarPreviewReply;
  CalendarReply: CalendarReply;
  DirectoryChangeReply: DirectoryChangeReply;
  DirectoryChangesReply: DirectoryChangesReply;
  DirectoryPreviewReply: DirectoryPreviewReply;
  DirectoryRowsReply: DirectoryRowsReply;
  DirectoryTreeReply: DirectoryTreeReply;
  DivisionsReply: DivisionsReply;
  AssignmentReply: AssignmentReply;
  DomainRulesReply: DomainRulesReply;
  UnknownAddressesReply: UnknownAddressesReply;
  OfficialReply: OfficialReply;
  OfficialsReply: OfficialsReply;
  SuccessionsReply: SuccessionsReply;
  IdentitiesReply: IdentitiesReply;
  CoverageReply: CoverageReply;
  DryRunReply: DryRunReply;
  ExplanationReply: ExplanationReply;
  ExplanationsReply: ExplanationsReply;
  FiguresHeadReply: FiguresHeadReply;
  FiguresNewsReply: FiguresNewsReply;
  FreshnessReply: FreshnessReply;
  FreezeReply: FreezeReply;
  FreezesReply: FreezesReply;
  FrozenDifferencesReply: FrozenDifferencesReply;
  FrozenReply: FrozenReply;
  IngestReply: IngestReply;
  LifecycleReply: LifecycleReply;
  HoursReply: HoursReply;
  MailDaysReply: MailDaysReply;
  StickinessReply: StickinessReply;
  RoleFlowReply: RoleFlowReply;
  NewOriginTokenReply: NewOriginTokenReply;
  OriginReply: OriginReply;
  OriginsReply: OriginsReply;
  PaperBaselinesReply: PaperBaselinesReply;
  PaperCourseReply: PaperCourseReply;
  PaperHandOversReply: PaperHandOversReply;
  PaperImportReply: PaperImportReply;
  PaperPeriodsReply: PaperPeriodsReply;
  PaperReply: PaperReply;
  PaperSubmissionsReply: PaperSubmissionsReply;
  PaperVersionsReply: PaperVersionsReply;
  PaperWhatIfReply: PaperWhatIfReply;
  PrintLogReply: PrintLogReply;
  QueuesReply: QueuesReply;
  UnattributedPrintReply: UnattributedPrintReply;
  PeriodsReply: PeriodsReply;
  ReconciliationReply: ReconciliationReply;
  RejectsReply: RejectsReply;
  SegmentPageReply: SegmentPageReply;
  SensitivityReply: SensitivityReply;
  SessionReply: SessionReply;
  SessionStateReply: SessionStateReply;
  TargetChangeReply: TargetChangeReply;
  TargetHistoryReply: TargetHistoryReply;
  TargetsReply: TargetsReply;
  UndoReply: UndoReply;
  UnmatchedReply: UnmatchedReply;
  UploadReply: UploadReply;
  WatchedReply: WatchedReply;
  WhatIfReply: WhatIfReply;
  DataRequestReply: DataRequestReply;
  DeskRequestReply: DeskRequestReply;
  DeskRequestsReply: DeskRequestsReply;
  NamedPeopleReply: NamedPeopleReply;
  ReportDocument: ReportDocument;
  ReportExportReply: ReportExportReply;
  ReportExportsReply: ReportExportsReply;
  ScheduleReply: ScheduleReply;
  SchedulesReply: SchedulesReply;
  NotificationsReply: NotificationsReply;
  NamedViewReply: NamedViewReply;
  NamedViewsReply: NamedViewsReply;
  ImpactReply: ImpactReply;
  NoticesReply: NoticesReply;
  OwnLooksReply: OwnLooksReply;
  OwnNoticeReply: OwnNoticeReply;
  OwnRequestsReply: OwnRequestsReply;
  OwnUseAnswer: OwnUseAnswer;
  OwnViewsReply: OwnViewsReply;
}

type ReplyName = keyof Replies & keyof typeof REPLY_SCHEMAS;
type HandlerOf<Reply> = (...values: never[]) => Reply | Promise<Reply>;

/**
 * Documents what a route answers by the schema of its contract type; the compiler checks that the handler returns that type.
 * @example @ApiReply('UploadReply', { 201: 'New', 200: 'Already known' })
 */
export function ApiReply<Name extends ReplyName>(name: Name, statuses: Readonly<Record<number, string>> = { 200: 'Done' }) {
  return <Handler extends HandlerOf<Replies[Name]>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => {
    for (const [status, description] of Object.entries(statuses)) {
      ApiResponse({ status: Number(status), description, content: { 'application/json': { schema: refTo(name) } } })(
        target,
        key,
        descriptor,
      );
    }
  };
}

/** Documents a stream of server-sent events whose data is a reply as JSON. */
export function ApiEvents(name: ReplyName, description: string): MethodDecorator {
  return ApiResponse({ status: 200, description, content: { 'text/event-stream': { schema: refTo(name) } } });
}

function refTo(name: ReplyName): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
