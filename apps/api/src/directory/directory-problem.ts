import { INVALID_INPUT, type ProblemKind } from '../http/problem.ts';
import { answer, answerFaults, type KnownFault } from '../http/problem-table.ts';
import { LaterChangesError, NotUndoableError, UnknownChangeSetError } from './directory-changes.service.ts';
import { KnownAddressError, NoDomainError, UnknownOfficialError } from './assignment.service.ts';
import { BadDomainError, UnknownDomainError } from './domain-rules.service.ts';
import { UnknownAgencyError } from './find-agency.ts';
import { LdapUnavailableError } from './ldap/ldap-reader.ts';
import { NoLdapError } from './ldap/ldap-pull.service.ts';
import { HasSuccessorError, KnownSuccessionError, SameAgencyError, type KnownMerger } from './require-lasting.ts';
import { NobodyMovesError } from './split.service.ts';
import { StalePreviewError, UnknownPreviewError } from './preview.service.ts';

export const UNKNOWN_OFFICIAL: ProblemKind = {
  code: 'unknown-official',
  status: 404,
  title: { vi: 'Không có cán bộ này trong danh bạ', en: 'The directory has no such official' },
};
const UNKNOWN_PREVIEW: ProblemKind = {
  code: 'unknown-preview',
  status: 404,
  title: { vi: 'Không còn bản xem trước này: xem trước lại', en: 'This preview is no longer there: make it again' },
};
const STALE_PREVIEW: ProblemKind = {
  code: 'stale-preview',
  status: 409,
  title: {
    vi: 'Danh bạ đã thay đổi sau khi xem trước: xem trước lại rồi áp dụng',
    en: 'The directory has changed since the preview: make it again, then apply',
  },
};
const UNKNOWN_CHANGE: ProblemKind = { code: 'unknown-change', status: 404, title: { vi: 'Không có thay đổi này', en: 'No such change' } };
const NOT_UNDOABLE: ProblemKind = {
  code: 'not-undoable',
  status: 409,
  title: { vi: 'Thay đổi này đã được hoàn tác, hoặc là một lần hoàn tác', en: 'This change was undone before, or is itself an undo' },
};
const LATER_CHANGES: ProblemKind = {
  code: 'later-changes',
  status: 409,
  title: { vi: 'Có thay đổi sau dựa vào thay đổi này', en: 'Later changes stand on this one' },
};

const UNKNOWN_AGENCY: ProblemKind = {
  code: 'unknown-agency',
  status: 404,
  title: { vi: 'Không có cơ quan này vào ngày đó', en: 'There is no such agency on that day' },
};
const UNKNOWN_DOMAIN: ProblemKind = {
  code: 'unknown-domain',
  status: 404,
  title: { vi: 'Không có quy tắc nào của tên miền này', en: 'No rule of this domain holds' },
};
const KNOWN_ADDRESS: ProblemKind = {
  code: 'known-address',
  status: 409,
  title: { vi: 'Danh bạ đã có địa chỉ này', en: 'The directory knows this address already' },
};
const NO_DOMAIN: ProblemKind = {
  code: 'no-domain',
  status: 409,
  title: {
    vi: 'Tên không có tên miền chỉ có thể là tên khác của cán bộ đã có hộp thư',
    en: 'A name without a domain can only be another name of an official who has a mailbox',
  },
};

const NO_LDAP: ProblemKind = {
  code: 'no-ldap',
  status: 409,
  title: { vi: 'Chưa đặt LDAP_URL nên không có nơi để kéo danh bạ', en: 'LDAP_URL is not set, so there is nothing to pull from' },
};
const LDAP_UNAVAILABLE: ProblemKind = {
  code: 'ldap-unavailable',
  status: 502,
  title: { vi: 'Máy chủ LDAP không trả lời được', en: 'The LDAP server could not answer' },
};
const NOBODY_MOVES: ProblemKind = {
  code: 'nobody-moves',
  status: 409,
  title: {
    vi: 'Phòng hoặc người được nêu không thuộc cơ quan vào ngày đó',
    en: 'A division or person named is not in the agency on that day',
  },
};

const HAS_SUCCESSOR: ProblemKind = {
  code: 'has-successor',
  status: 409,
  title: { vi: 'Cơ quan này đã nhập vào cơ quan khác', en: 'This agency is part of another already' },
};
const KNOWN_SUCCESSION: ProblemKind = {
  code: 'known-succession',
  status: 409,
  title: {
    vi: 'Ngày đó đã có một lần đổi tên hoặc nhập, tách giữa chính các cơ quan này',
    en: 'These agencies have a renaming, merger or split of that day already',
  },
};
const SAME_AGENCY: ProblemKind = {
  code: 'same-agency',
  status: 409,
  title: { vi: 'Hai mã là cùng một cơ quan', en: 'Both codes are the same agency' },
};

const NO_DOMAIN_NAME = { vi: 'không phải là tên miền thư', en: 'is no mail domain' };

function describeUndo(changeSetId: number | null): { vi: string; en: string } {
  return changeSetId === null
    ? { vi: '', en: '' }
    : { vi: ` Hoàn tác thay đổi ${changeSetId} trước.`, en: ` Undo change ${changeSetId} first.` };
}

/** Which merger it is, and what to do first. */
function describeMerger({ from, to, onDay, basis, changeSetId }: KnownMerger): { vi: string; en: string } {
  const undo = describeUndo(changeSetId);
  return {
    vi: `${from} đã nhập vào ${to} từ ${onDay} (${basis}).${undo.vi}`,
    en: `${from} is part of ${to} from ${onDay} on (${basis}).${undo.en}`,
  };
}

/** The expected faults of the directory, the plain ones first. */
const FAULTS: readonly KnownFault[] = [
  answer(UnknownPreviewError, UNKNOWN_PREVIEW),
  answer(StalePreviewError, STALE_PREVIEW),
  answer(UnknownChangeSetError, UNKNOWN_CHANGE),
  answer(NotUndoableError, NOT_UNDOABLE),
  answer(UnknownAgencyError, UNKNOWN_AGENCY, ({ message }) => ({
    detail: {
      vi: `Mã: ${message}. Các mã: trang Danh bạ hoặc nhipthu directory agencies.`,
      en: `Code: ${message}. For the codes see the page of the directory or nhipthu directory agencies.`,
    },
  })),
  answer(BadDomainError, INVALID_INPUT, () => ({ errors: [{ path: 'domain', message: NO_DOMAIN_NAME }] })),
  answer(UnknownDomainError, UNKNOWN_DOMAIN),
  answer(UnknownOfficialError, UNKNOWN_OFFICIAL),
  answer(KnownAddressError, KNOWN_ADDRESS),
  answer(NoDomainError, NO_DOMAIN),
  answer(NoLdapError, NO_LDAP, () => ({
    detail: {
      vi: 'Cách đặt LDAP_URL, LDAP_BASE_DN và các tham số khác: docs/directory.md.',
      en: 'For how to set LDAP_URL, LDAP_BASE_DN and the others see docs/directory.md.',
    },
  })),
  // The server's own words, which name no person.
  answer(LdapUnavailableError, LDAP_UNAVAILABLE, ({ message }) => ({ detail: { vi: message, en: message } })),
  answer(NobodyMovesError, NOBODY_MOVES, ({ message }) =>
    message === '' ? {} : { detail: { vi: `Không thấy: ${message}.`, en: `Not found: ${message}.` } },
  ),
  answer(HasSuccessorError, HAS_SUCCESSOR, ({ merger }) => ({ detail: describeMerger(merger) })),
  answer(KnownSuccessionError, KNOWN_SUCCESSION, ({ succession: { onDay, basis, changeSetId } }) => {
    const undo = describeUndo(changeSetId);
    return { detail: { vi: `Ngày ${onDay} (${basis}).${undo.vi}`, en: `On ${onDay} (${basis}).${undo.en}` } };
  }),
  answer(SameAgencyError, SAME_AGENCY, ({ message }) => ({
    detail: { vi: `Nêu hai cơ quan khác nhau thay cho ${message}.`, en: `Name two different agencies instead of ${message}.` },
  })),
  answer(LaterChangesError, LATER_CHANGES, ({ laterIds }) => {
    const ids = laterIds.join(', ');
    return ids === '' ? {} : { detail: { vi: `Hoàn tác trước: ${ids}.`, en: `Undo first: ${ids}.` } };
  }),
];

/** Runs work whose expected faults become problems. */
export function withProblems<T>(work: () => Promise<T>): Promise<T> {
  return answerFaults(FAULTS, work);
}
