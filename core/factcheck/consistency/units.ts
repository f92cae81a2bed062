/** What a unit measures; only like can be turned into like. */
export type Dimension = 'length' | 'area' | 'volume' | 'mass' | 'speed' | 'temperature';

/** A unit of measure: how many of the dimension's base units one of it is. */
export interface Unit {
  readonly name: string;
  readonly dimension: Dimension;
  /** One value for each unit of that name: a gallon is one of two. */
  readonly sizes: readonly number[];
}

// International yard and pound agreement of 1959; US survey and British imperial gallons.
const table: readonly (readonly [Dimension, readonly number[], string])[] = [
  ['length', [1000], 'km kilometre kilometres kilometer kilometers'],
  ['length', [1], 'm metre metres meter meters'],
  ['length', [0.01], 'cm centimetre centimetres centimeter centimeters'],
  ['length', [0.001], 'mm millimetre millimetres millimeter millimeters'],
  ['length', [1609.344], 'mi mile miles'],
  ['length', [1852], 'nautical_mile nautical_miles'],
  ['length', [0.9144], 'yd yard yards'],
  ['length', [0.3048], 'ft foot feet'],
  ['length', [0.0254], 'in inch inches'],
  ['area', [1e6], 'square_kilometre square_kilometer sq_km km²'],
  ['area', [1], 'square_metre square_meter sq_m m²'],
  ['area', [2_589_988.11], 'square_mile sq_mile sq_mi'],
  ['area', [0.092903], 'square_foot square_feet sq_ft'],
  ['area', [10_000], 'ha hectare hectares'],
  ['area', [4046.856], 'acre acres'],
  ['volume', [1], 'l litre litres liter liters'],
  ['volume', [0.001], 'ml millilitre millilitres milliliter milliliters'],
  ['volume', [3.785412, 4.54609], 'gallon gallons'],
  ['volume', [3.785412], 'us_gallon us_gallons'],
  ['volume', [4.54609], 'imperial_gallon imperial_gallons'],
  ['volume', [0.473176, 0.568261], 'pint pints'],
  ['volume', [1000], 'cubic_metre cubic_meter'],
  ['volume', [28.316847], 'cubic_foot cubic_feet'],
  ['mass', [1], 'kg kilo kilos kilogram kilograms kilogramme kilogrammes'],
  ['mass', [0.001], 'g gram grams gramme grammes'],
  ['mass', [1000], 't tonne tonnes metric_ton metric_tons'],
  ['mass', [907.185, 1016.047, 1000], 'ton tons'],
  ['mass', [907.185], 'short_ton short_tons us_ton us_tons'],
  ['mass', [1016.047], 'long_ton long_tons'],
  ['mass', [0.45359237], 'lb lbs pound pounds'],
  ['mass', [0.02834952], 'oz ounce ounces'],
  ['mass', [6.35029318], 'stone'],
  ['speed', [1], 'km/h kmh kph kilometres_per_hour kilometers_per_hour kilometres_an_hour'],
  ['speed', [1.609344], 'mph miles_per_hour miles_an_hour'],
  ['speed', [1.852], 'knot knots'],
  ['speed', [3.6], 'm/s metres_per_second meters_per_second'],
  ['temperature', [1], 'c celsius degrees_celsius degrees_centigrade'],
  ['temperature', [1], 'f fahrenheit degrees_fahrenheit'],
];

const units: ReadonlyMap<string, Unit> = new Map(
  table.flatMap(([dimension, sizes, names]) =>
    names.split(' ').map((name, _, all) => {
      const shown = (all[0] ?? name).replaceAll('_', ' ');
      return [name, { name: shown, dimension, sizes }] as const;
    }),
  ),
);

/** The unit of that name, words joined with `_` (“square_mile”), a plural as well, or undefined. */
export function unitOf(name: string): Unit | undefined {
  return units.get(name) ?? (/^(?:square|sq|cubic)_/.test(name) ? singular(name) : undefined);
}

function singular(name: string): Unit | undefined {
  return name.endsWith('s') ? units.get(name.slice(0, -1)) : undefined;
}

/** The values that `value` of one unit may be in another; none when they measure different things. */
export function convert(value: number, from: Unit, to: Unit): readonly number[] {
  if (from.dimension !== to.dimension) return [];
  if (from.dimension === 'temperature') return temperatures(value, from, to);
  return from.sizes.flatMap((size) => to.sizes.map((other) => (value * size) / other));
}

// A temperature, or a difference of temperatures.
function temperatures(value: number, from: Unit, to: Unit): readonly number[] {
  if (from.name === to.name) return [value];
  return from.name === 'c' ? [value * 1.8 + 32, value * 1.8] : [(value - 32) / 1.8, value / 1.8];
}
