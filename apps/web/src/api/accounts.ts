import type {
  AccountReply,
  AccountsReply,
  NewAccountReply,
  NewPasswordReply,
  NewRoleReply,
  OwnEmailReply,
  OwnSessionsReply,
  RecoveryCodesReply,
  Role,
  SecondFactorOfferReply,
  SecondFactorReply,
} from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';
import { SESSION_KEY } from './session.ts';

const ACCOUNTS_KEY = ['accounts'];
const OWN_SESSIONS_KEY = ['own-sessions'];

/** A role, and of which agency or official. */
export interface RoleAsked {
  readonly role: Role;
  /** Code of an agency. */
  readonly agency?: string;
  /** Staff number or personal mailbox. */
  readonly official?: string;
}

export interface AccountAsked extends RoleAsked {
  readonly username: string;
  readonly displayName: string;
  /** Where a link for a new password is sent. */
  readonly email?: string;
}

export function useAccounts(): UseQueryResult<AccountsReply> {
  return useQuery({ queryKey: ACCOUNTS_KEY, queryFn: ({ signal }) => request<AccountsReply>('/api/v1/accounts', { signal }) });
}

/** A change after which the list of accounts is read anew. */
function useAccountChange<Reply, Order>(change: (order: Order) => Promise<Reply>): UseMutationResult<Reply, Error, Order> {
  const queries = useQueryClient();
  return useSending({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: ACCOUNTS_KEY }) });
}

export function useCreateAccount(): UseMutationResult<NewAccountReply, Error, AccountAsked> {
  return useAccountChange((body) => request<NewAccountReply>('/api/v1/accounts', { method: 'POST', body }));
}

export function useSetRole(): UseMutationResult<NewRoleReply, Error, { readonly id: number; readonly asked: RoleAsked }> {
  return useAccountChange(({ id, asked }) => request<NewRoleReply>(`/api/v1/accounts/${id}/role`, { method: 'PUT', body: asked }));
}

/** Closes an account or opens it again. */
export function useSetAccountState(): UseMutationResult<
  AccountReply,
  Error,
  { readonly id: number; readonly change: 'disabling' | 'enabling' }
> {
  return useAccountChange(({ id, change }) => request<AccountReply>(`/api/v1/accounts/${id}/${change}`, { method: 'POST' }));
}

/** Makes a new password for an account. */
export function useMakePassword(): UseMutationResult<NewPasswordReply, Error, number> {
  return useAccountChange((id) => request<NewPasswordReply>(`/api/v1/accounts/${id}/password`, { method: 'POST' }));
}

/** Where whoever asks is signed in. */
export function useOwnSessions(): UseQueryResult<OwnSessionsReply> {
  return useQuery({ queryKey: OWN_SESSIONS_KEY, queryFn: ({ signal }) => request<OwnSessionsReply>('/api/v1/session/all', { signal }) });
}

export function useEndSession(): UseMutationResult<unknown, Error, string> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (id) => request(`/api/v1/session/all/${id}`, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: OWN_SESSIONS_KEY }),
  });
}

/** Sets the password of whoever asks; their other sessions end. */
export function useChangePassword(): UseMutationResult<unknown, Error, { readonly current: string; readonly next: string }> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request('/api/v1/session/password', { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: OWN_SESSIONS_KEY }),
  });
}

const EMAIL_KEY = ['own-email'];

/** Where a link for a new password is sent to whoever asks. */
export function useOwnEmail(): UseQueryResult<OwnEmailReply> {
  return useQuery({ queryKey: EMAIL_KEY, queryFn: ({ signal }) => request<OwnEmailReply>('/api/v1/session/email', { signal }) });
}

export function useSetEmail(): UseMutationResult<unknown, Error, { readonly current: string; readonly email: string | null }> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request('/api/v1/session/email', { method: 'PUT', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: EMAIL_KEY }),
  });
}

const FACTOR_KEY = ['second-factor'];

/** Whether whoever asks has a second factor. */
export function useSecondFactor(): UseQueryResult<SecondFactorReply> {
  return useQuery({
    queryKey: FACTOR_KEY,
    queryFn: ({ signal }) => request<SecondFactorReply>('/api/v1/session/second-factor', { signal }),
  });
}

/** A change after which it is asked again whether there is one. */
function useFactorChange<Reply>(path: string): UseMutationResult<Reply, Error, { readonly current: string } | { readonly code: string }> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<Reply>(`/api/v1/session/second-factor${path}`, { method: 'POST', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: FACTOR_KEY });
      // Whether it still has to get one.
      await queries.invalidateQueries({ queryKey: SESSION_KEY });
    },
  });
}

export const useOfferFactor = (): ReturnType<typeof useFactorChange<SecondFactorOfferReply>> => useFactorChange('');
export const useConfirmFactor = (): ReturnType<typeof useFactorChange<RecoveryCodesReply>> => useFactorChange('/confirmation');
export const useRemoveFactor = (): ReturnType<typeof useFactorChange<unknown>> => useFactorChange('/removal');
