const RETURN_KEY = 've';
const HOME = '/';

/** Address of the sign-in page that leads back to where the visitor was. */
export function signInAddress(pathname: string, search: string): string {
  const target = `${pathname}${search}`;
  return target === HOME ? '/dang-nhap' : `/dang-nhap?${new URLSearchParams({ [RETURN_KEY]: target })}`;
}

/** Where to go after signing in: only a path of this site, so that a crafted link cannot lead away. */
export function readReturnAddress(params: URLSearchParams): string {
  const target = params.get(RETURN_KEY) ?? HOME;
  const isOwnPath = /^\/(?![/\\])/.test(target) && !/[\\\p{Cc}]/u.test(target);
  return isOwnPath && !/^\/dang-(?:nhap|xuat)/.test(target) ? target : HOME;
}
