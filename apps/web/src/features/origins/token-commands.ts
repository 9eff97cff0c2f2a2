/**
 * What is typed on the mail server to put a token away and to send a file with it, as docs/ways-in.md has it.
 * @param server where this page came from
 */
export function describeCommands(server: string, origin: string, token: string): string {
  return [
    'install -d -m 700 /etc/nhip-thu',
    'install -m 600 /dev/null /etc/nhip-thu/header',
    `echo "Authorization: Bearer ${token}" > /etc/nhip-thu/header`,
    `curl --fail-with-body -H @/etc/nhip-thu/header -H 'Content-Type: application/octet-stream' -T /var/log/mail.log.1 '${server}/api/v1/origins/${origin}/segments?name=mail.log.1'`,
  ].join('\n');
}
