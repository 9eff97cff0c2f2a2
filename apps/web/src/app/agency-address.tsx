import { Navigate, Outlet, useLocation, useParams } from 'react-router';

/** Codes of agencies are written small: an address that writes one large, as people do in speech (`/co-quan/SYT`), leads to that of the agency. */
export function AgencyAddress() {
  const { ma = '' } = useParams();
  const { pathname, search, hash } = useLocation();
  const code = ma.toLowerCase();
  if (code === ma) return <Outlet />;
  const rest = pathname.split('/').slice(3);
  return <Navigate to={{ pathname: ['/co-quan', encodeURIComponent(code), ...rest].join('/'), search, hash }} replace />;
}
