import type { TextLanguage } from '../directory/import-fault.text.ts';

/** What stands under the options of `nhipthu directory pull --help`: its settings, and what becomes of whoever left. */
export const LDAP_TEXT: Record<TextLanguage, string> = {
  vi: `
Tham số: LDAP_URL, LDAP_BASE_DN; khi cần thêm LDAP_BIND_DN, LDAP_PASSWORD_FILE, LDAP_CA, LDAP_START_TLS,
LDAP_FILTER, LDAP_ATTRIBUTES, LDAP_PAGE_SIZE; trong môi trường hoặc trong tệp nêu ở LDAP_FILE.
Cách đặt: docs/directory.md.
Người không còn trên máy chủ vẫn giữ nguyên trong danh bạ: ghi ngày cuối vào cột to của tệp (directory import).`,
  en: `
Settings: LDAP_URL, LDAP_BASE_DN; as needed LDAP_BIND_DN, LDAP_PASSWORD_FILE, LDAP_CA, LDAP_START_TLS,
LDAP_FILTER, LDAP_ATTRIBUTES, LDAP_PAGE_SIZE; in the environment or in a file that LDAP_FILE names.
How to set them: docs/directory.md.
People who are not on the server any more stay in the directory: their last day is told in the column to of a
file (directory import).`,
};
