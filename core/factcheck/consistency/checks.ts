import type { Check } from './check.ts';
import { conversion } from './checks/conversion.ts';
import { impossibleDate } from './checks/impossible-date.ts';
import { percentage } from './checks/percentage.ts';
import { rate } from './checks/rate.ts';
import { weekday } from './checks/weekday.ts';

/** All checks of consistency. A new one is a file in `checks/` and a line here. */
export const CHECKS: readonly Check[] = [impossibleDate, weekday, percentage, conversion, rate];
