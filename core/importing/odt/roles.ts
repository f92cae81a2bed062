import type { Role } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';

/** What a paragraph is, by its own name and its style. */
export function roleOf({ name, attributes }: XmlElement, role: Role | null): Role {
  if (name !== 'text:h' || (role !== null && role.kind !== 'heading'))
    return role ?? { kind: 'plain' };
  const level = Number(attributes['text:outline-level'] ?? '1');
  return { kind: 'heading', level: Number.isInteger(level) && level >= 1 ? level : 1 };
}
