import { failure, type Result } from '../../core/base/result.ts';
import type { FetchedPage } from '../vault/keep-fetched.ts';
import { fetchPage } from './fetch-page.ts';

const mostPlaces = 4;

/**
 * Fetches a page from every place that the editor agrees to, and from no other: where a server
 * sends on to another place, that one is asked about as well.
 * @param agrees asks about a place; `from` is the one that sent on to it, or null
 * @param load tests put their own in its place
 * @returns the page, a sentence for the editor, or null when she said no
 */
export async function fetchAsking(
  address: string,
  agrees: (place: URL, from: URL | null) => Promise<boolean>,
  load: (address: string) => ReturnType<typeof fetchPage> = fetchPage,
): Promise<Result<FetchedPage, string> | null> {
  let place = new URL(address);
  let from: URL | null = null;
  for (let places = 0; places < mostPlaces; places += 1) {
    if (!(await agrees(place, from))) return null;
    const answer = await load(place.href);
    if (!answer.ok) return answer;
    if ('bytes' in answer.value) return { ok: true, value: answer.value };
    from = place;
    place = new URL(answer.value.sentOnTo);
  }
  return failure(tooManyPlaces);
}

const tooManyPlaces =
  'The link was sent on from place to place, and led to no page. Nothing was stored. Open the link in your browser, save the page, and drop it in.';
