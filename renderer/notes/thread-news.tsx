import { create } from 'zustand';

interface NewsState {
  readonly said: string;
  /** Grows, so that the same words are said again. */
  readonly count: number;
}

const useNews = create<NewsState>(() => ({ said: '', count: 0 }));

/** Says what became of a thread to those who do not see it. */
export function sayOfThread(said: string): void {
  useNews.setState(({ count }) => ({ said, count: count + 1 }));
}

/** Where it is said. */
export function ThreadNews() {
  const { said, count } = useNews();
  return (
    <p className="unseen" role="status" aria-label="Threads">
      <span key={count}>{said}</span>
    </p>
  );
}
