import type { PaperCourseReply } from '@nhip-thu/metrics';

/** Whether the table of a chart is shown, as the address has it. */
export interface TableView {
  readonly isTable: boolean;
  readonly onToggle: () => void;
}

/** What a chart of the course of paper is drawn of. */
export interface CourseCardProps {
  readonly course: PaperCourseReply;
  readonly view: TableView;
  readonly isBusy: boolean;
  /** Of the one agency that the reader speaks for, not of the province. */
  readonly isOwn: boolean;
}
