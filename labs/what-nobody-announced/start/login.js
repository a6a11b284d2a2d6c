/** Who is meant by a login, or nobody. */
const PASSWORDS = { buoy: 'green-to-starboard', beacon: 'two-flashes-in-ten' };

export function whoIs({ name, password } = {}) {
  return Object.hasOwn(PASSWORDS, name) && PASSWORDS[name] === password ? name : undefined;
}
export const FIELDS = '<input name="name" value=""><input name="password" type="password" value="">';
