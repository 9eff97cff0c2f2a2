import type { ReportBlock } from '../contract/document.ts';
import type { FrozenDocument } from '../contract/frozen.ts';
import { leagueOf } from './report-source.ts';
import { capitalise, joinNames, viCount, withinSentence } from './vi-text.ts';

/** How many agencies are named where there may be many. */
const NAMED_COUNT = 10;

/** What the figures ask for: each line names who has to do what, and nothing is asked that the figures do not show. */
export function listRecommendations(content: FrozenDocument): ReportBlock[] {
  const league = leagueOf(content);
  const namesWhere = (matches: (row: (typeof league)[number]) => boolean): string[] =>
    league.filter(matches).map(({ agency }) => withinSentence(agency.name));
  const behind = namesWhere(({ use }) => use.figure.verdict === 'not-met');
  // Whose explanation was accepted, and stands in the report, is not asked for it again.
  const missing = namesWhere(({ agency, use }) => use.figure.verdict === 'insufficient-data' && agency.footnotes.length === 0);
  const unreported = content.agencies.flatMap(({ name, paper }) => (paper?.counts === null ? [withinSentence(name)] : []));
  const lines = [
    ...(behind.length === 0
      ? []
      : [`${nameSome(behind)}: rà soát những người chưa thường xuyên sử dụng hộp thư và có biện pháp để đạt chỉ tiêu trong kỳ tới.`]),
    ...(missing.length === 0 ? [] : [`${nameSome(missing)}: nộp bổ sung nhật ký máy chủ thư, hoặc giải trình nếu nhật ký không còn.`]),
    ...(unreported.length === 0 ? [] : [`${nameSome(unreported)}: nộp sổ văn bản đi của kỳ.`]),
  ];
  return lines.map((text) => ({ kind: 'item', text: capitalise(text) }));
}

function nameSome(names: readonly string[]): string {
  return names.length <= NAMED_COUNT
    ? joinNames(names)
    : `${names.slice(0, NAMED_COUNT).join(', ')} và ${viCount(names.length - NAMED_COUNT)} cơ quan khác nêu tại phụ lục`;
}
