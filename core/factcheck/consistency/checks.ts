import type { Check } from './check.ts';
import { age } from './checks/age.ts';
import { anniversary } from './checks/anniversary.ts';
import { conversion } from './checks/conversion.ts';
import { eventDate } from './checks/event-date.ts';
import { impossibleDate } from './checks/impossible-date.ts';
import { interval } from './checks/interval.ts';
import { number } from './checks/number.ts';
import { percentage } from './checks/percentage.ts';
import { proportion } from './checks/proportion.ts';
import { rate } from './checks/rate.ts';
import { sameAge } from './checks/same-age.ts';
import { sameName } from './checks/same-name.ts';
import { share } from './checks/share.ts';
import { subset } from './checks/subset.ts';
import { title } from './checks/title.ts';
import { total } from './checks/total.ts';
import { weekday } from './checks/weekday.ts';

/** All checks of consistency. A new one is a file in `checks/` and a line here. */
export const CHECKS: readonly Check[] = [
  impossibleDate,
  weekday,
  age,
  interval,
  anniversary,
  percentage,
  proportion,
  share,
  total,
  subset,
  conversion,
  rate,
  number,
  sameAge,
  sameName,
  title,
  eventDate,
];
