/** Who may see what; the slice ships one account, the names are final. */
export type Role = 'leadership' | 'home-affairs' | 'agency' | 'mail-administrator' | 'official' | 'auditor';

/** `GET|POST /api/v1/session` */
export interface SessionReply {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
}

/** RFC 9457 problem, titled in the language of `Accept-Language` (vi default). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly errorId?: string;
}
