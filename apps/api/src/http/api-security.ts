/** Ways to say who one is, as the description of the API names them. */
export const SESSION_SCHEME = 'session';
export const ORIGIN_TOKEN_SCHEME = 'origin-token';
