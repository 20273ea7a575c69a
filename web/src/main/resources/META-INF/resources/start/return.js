/**
 * Where to go after login. Only an address of this server: `//other.host` and `/\other.host` lead elsewhere. Pure.
 *
 * @param {string} search  `?return=/map?period=12w`
 * @returns {string} a path of this server, `/` when there is none or it cannot be trusted
 */
export function safeReturn(search) {
  const wanted = new URLSearchParams(search).get('return') ?? '/';
  if (!/^\/(?![/\\])[^\s\\]*$/.test(wanted) || wanted.startsWith('/login')) return '/';
  return wanted;
}
